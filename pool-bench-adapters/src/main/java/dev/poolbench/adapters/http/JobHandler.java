package dev.poolbench.adapters.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers the requests of one connection. */
final class JobHandler extends SimpleChannelInboundHandler<HttpRequest> {
  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    if (!request.method().equals(HttpMethod.GET)) {
      answer(context, keepAlive, refusal(HttpResponseStatus.METHOD_NOT_ALLOWED, "accepted is GET"));
      return;
    }
    QueryStringDecoder asked = new QueryStringDecoder(request.uri());
    try {
      long job = Long.parseLong(value(asked, "job", "0"));
      int size = Body.size(value(asked, "size", "128b"));
      long delay = Delay.parse(value(asked, "delay", "0")).nanosOf(job);
      FullHttpResponse response = response(HttpResponseStatus.OK, Body.of(job, size));
      if (delay == 0) {
        answer(context, keepAlive, response);
      } else {
        var unused =
            context
                .executor()
                .schedule(() -> answer(context, keepAlive, response), delay, TimeUnit.NANOSECONDS);
      }
    } catch (IllegalArgumentException e) {
      String accepted =
          "accepted is /?job=N&size=S&delay=D, with N a whole number, S %s, and D %s"
              .formatted(Body.SIZES, Delay.ACCEPTED);
      answer(context, keepAlive, refusal(HttpResponseStatus.BAD_REQUEST, accepted));
    }
  }

  private static String value(QueryStringDecoder asked, String name, String otherwise) {
    List<String> values = asked.parameters().getOrDefault(name, List.of());
    return values.isEmpty() ? otherwise : values.get(0);
  }

  private static FullHttpResponse refusal(HttpResponseStatus status, String why) {
    return response(status, why.getBytes(StandardCharsets.UTF_8));
  }

  private static FullHttpResponse response(HttpResponseStatus status, byte[] body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
    return response;
  }

  /** The server closes first, so that it is its side that keeps the port for a minute. */
  private static void answer(
      ChannelHandlerContext context, boolean keepAlive, FullHttpResponse response) {
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture written = context.writeAndFlush(response);
    if (!keepAlive) {
      var unused = written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var unused = context.close();
  }
}
