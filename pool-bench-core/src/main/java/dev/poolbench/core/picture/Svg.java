package dev.poolbench.core.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finishes SVG as the encoder leaves it: without the document type, for which readers ask the
 * network; with a title, which is read aloud; with the size that the encoder takes for granted, and
 * fonts for where that of this machine is absent; and with names that are the same for the same
 * picture.
 */
final class Svg {
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
  private static final Pattern ROOT = Pattern.compile("<svg [^>]*>");
  private static final Pattern FAMILY = Pattern.compile("font-family:(&quot;[^&]*&quot;|[\\w-]+);");
  private static final Pattern CLIP = Pattern.compile("(id=\"|url\\(#)(clip-?\\d+)");

  private Svg() {}

  static String finished(String svg, String title) {
    String plain = DOCTYPE.matcher(svg).replaceFirst("");
    String titled =
        ROOT.matcher(plain)
            .replaceFirst(
                root ->
                    Matcher.quoteReplacement(
                        "%s role=\"img\" font-size=\"12px\">\n  <title>%s</title>"
                            .formatted(
                                root.group().substring(0, root.group().length() - 1),
                                escape(title))));
    String named = FAMILY.matcher(titled).replaceAll("font-family:$1,Verdana,Arial,sans-serif;");
    Map<String, String> clips = new LinkedHashMap<>();
    return CLIP.matcher(named)
        .replaceAll(
            clip ->
                Matcher.quoteReplacement(
                    clip.group(1)
                        + clips.computeIfAbsent(
                            clip.group(2), name -> "clip" + (clips.size() + 1))));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
