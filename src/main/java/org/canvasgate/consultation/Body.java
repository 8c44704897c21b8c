package org.canvasgate.consultation;

import java.util.Locale;

/**
 * A department, agency or company that is consulted.
 *
 * @param slug its name in tables and groups: lower-case letters, digits and hyphens
 * @param nameEn its English name, or the name as it was given where no translation is known
 * @param nameKo its Korean name, likewise
 */
public record Body(String slug, String nameEn, String nameKo) {
  /** What the names of the groups of all bodies begin with. */
  public static final String GROUP_PREFIX = "body-";

  public Body {
    if (slug == null || !slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))
      throw new IllegalArgumentException("a body's slug has letters, digits and hyphens: " + slug);
    if (nameEn == null || nameEn.isBlank() || nameKo == null || nameKo.isBlank())
      throw new IllegalArgumentException("a body needs its names: " + slug);
    nameEn = nameEn.strip();
    nameKo = nameKo.strip();
  }

  /** A body known by one name only. */
  public static Body named(String name) {
    return new Body(BodySlug.of(name), name, name);
  }

  /** The name for a reader. */
  public String name(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? nameKo : nameEn;
  }

  /** The group of those who answer for the body. */
  public String group() {
    return GROUP_PREFIX + slug;
  }

  /** The slug of the body that a group answers for. */
  public static String slugOf(String group) {
    return group.startsWith(GROUP_PREFIX) ? group.substring(GROUP_PREFIX.length()) : group;
  }

  /** Whether somebody who writes this name, in either language, means this body. */
  boolean called(String name) {
    String wanted = BodySlug.withoutRemarks(name);
    if (wanted.isEmpty()) return false;
    return slug.equals(wanted)
        || BodySlug.withoutRemarks(nameEn).equalsIgnoreCase(wanted)
        || BodySlug.withoutRemarks(nameKo).equalsIgnoreCase(wanted)
        || BodySlug.sameAs(slug, wanted);
  }
}
