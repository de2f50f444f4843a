package dev.poolbench.core.report;

import dev.poolbench.api.Dispatch;
import dev.poolbench.api.PoolSpec;
import dev.poolbench.core.jdk.Jdk;
import java.util.Optional;

/**
 * Tells why a pool was not measured though it was asked for.
 *
 * @param jdk the JDK
 * @param pool the pool
 * @param dispatch the dispatch that it cannot serve; absent if it cannot be had at all
 * @param reason why
 */
public record Unavailable(Jdk jdk, PoolSpec pool, Optional<Dispatch> dispatch, String reason) {}
