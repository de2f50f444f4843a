package dev.poolbench.core.cleanup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Tells what the sockets of this process are connected to, as the kernel's tables say. */
final class Sockets {
  private static final List<String> STATES =
      List.of(
          "",
          "established",
          "connecting",
          "syn received",
          "closing, fin-wait-1",
          "closing, fin-wait-2",
          "time-wait",
          "not connected",
          "close-wait",
          "last-ack",
          "listening",
          "closing");

  private final Map<String, String> byInode = new HashMap<>();

  private Sockets() {}

  static Sockets read() {
    Sockets sockets = new Sockets();
    for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : table(protocol)) {
        String[] columns = line.strip().split("\\s+", 12);
        if (columns.length > 9 && columns[0].endsWith(":")) {
          sockets.byInode.put(columns[9], inet(protocol, columns[1], columns[2], columns[3]));
        }
      }
    }
    for (String line : table("unix")) {
      String[] columns = line.strip().split("\\s+", 8);
      if (columns.length > 6 && columns[0].endsWith(":")) {
        String path = columns.length > 7 ? columns[7] : "without a path";
        sockets.byInode.put(columns[6], "unix " + path);
      }
    }
    return sockets;
  }

  /** Describes what a link such as {@code socket:[123]} stands for. */
  String describe(String target) {
    String inode = target.replaceAll("\\D", "");
    return byInode.getOrDefault(inode, "not bound, or of another protocol");
  }

  private static List<String> table(String protocol) {
    try {
      return Files.readAllLines(Path.of("/proc/self/net", protocol));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String inet(String protocol, String local, String remote, String state) {
    int number = Integer.parseInt(state, 16);
    String name = number < STATES.size() ? STATES.get(number) : "state " + number;
    return remote.endsWith(":0000")
        ? "%s %s (%s)".formatted(protocol, address(local), name)
        : "%s %s to %s (%s)".formatted(protocol, address(local), address(remote), name);
  }

  /** The kernel writes an address as words of four bytes, each in the machine's byte order. */
  private static String address(String text) {
    int colon = text.indexOf(':');
    byte[] bytes = HexFormat.of().parseHex(text.substring(0, colon));
    byte[] ordered = new byte[bytes.length];
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[little ? (i & ~3) + 3 - (i & 3) : i];
    }
    int port = Integer.parseInt(text.substring(colon + 1), 16);
    try {
      String host = InetAddress.getByAddress(ordered).getHostAddress();
      return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    } catch (UnknownHostException e) {
      return text;
    }
  }
}
