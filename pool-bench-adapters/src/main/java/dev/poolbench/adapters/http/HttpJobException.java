package dev.poolbench.adapters.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Says why a job got no answer, and what to do about it. */
final class HttpJobException extends IOException {
  private static final long serialVersionUID = 1L;

  HttpJobException(String message) {
    super(message);
  }

  HttpJobException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Explains what went wrong with the last of some attempts. */
  static HttpJobException explaining(String url, int attempts, boolean ownServer, IOException e) {
    return new HttpJobException(
        "no answer from %s in %d %s: %s: %s"
            .formatted(
                url, attempts, attempts == 1 ? "attempt" : "attempts", e, advice(e, ownServer)),
        e);
  }

  private static String advice(IOException e, boolean ownServer) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("assign requested address")) {
      return "this machine has no port left for a new connection, since each closed one keeps its"
          + " port for a minute: take connection=pooled or fewer jobs, or widen"
          + " net.ipv4.ip_local_port_range";
    } else if (message.contains("Too many open files")) {
      return "this process may not open more files: raise the limit (ulimit -n) or take fewer"
          + " workers";
    } else if (e instanceof SocketTimeoutException) {
      return "the server took longer than the option timeout allows, which counts for connecting"
          + " and for each read";
    } else if (e instanceof UnknownHostException) {
      return "the name is not known: check the option url";
    } else if (e instanceof ConnectException) {
      return ownServer
          ? "the server of this run has ended: look at what it printed"
          : "nothing listens there: start the server, or check the option url";
    }
    return "the server closed or reset the connection before its answer was whole";
  }
}
