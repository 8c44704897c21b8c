package org.canvasgate.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.canvas.Keys;

/**
 * The fields of smart-city services named by the Enforcement Decree of the Act on the Promotion of
 * Smart City Development and Industry, article 2, and the words for them in data files.
 */
public enum ServiceField {
  ADMINISTRATION,
  TRANSPORT,
  HEALTH_WELFARE,
  ENVIRONMENT_ENERGY_WATER,
  SAFETY,
  FACILITIES,
  EDUCATION,
  CULTURE_TOURISM_SPORT,
  LOGISTICS,
  WORK,
  HOUSING,
  OTHER;

  /** What a file may say in {@code sector} beside the keys themselves. */
  private static final Map<String, ServiceField> SECTORS =
      Map.ofEntries(
          Map.entry("parking", TRANSPORT),
          Map.entry("health", HEALTH_WELFARE),
          Map.entry("welfare", HEALTH_WELFARE),
          Map.entry("environment", ENVIRONMENT_ENERGY_WATER),
          Map.entry("energy", ENVIRONMENT_ENERGY_WATER),
          Map.entry("water", ENVIRONMENT_ENERGY_WATER),
          Map.entry("culture", CULTURE_TOURISM_SPORT),
          Map.entry("tourism", CULTURE_TOURISM_SPORT),
          Map.entry("sport", CULTURE_TOURISM_SPORT),
          Map.entry("multi", OTHER));

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The field with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static ServiceField of(String key) {
    return Keys.find(ServiceField.class, key);
  }

  /**
   * The field that a data file's sector falls into; a service of several sectors is "other", since
   * the Decree has no field for it.
   *
   * @throws IllegalArgumentException where the sector is neither a field's key nor in the map
   */
  public static ServiceField ofSector(String sector) {
    ServiceField mapped = SECTORS.get(sector);
    return mapped != null ? mapped : of(sector);
  }

  /** Every word that {@link #ofSector} takes, in alphabetical order. */
  public static List<String> sectors() {
    var words = new TreeMap<String, ServiceField>(SECTORS);
    Arrays.stream(values()).forEach(field -> words.put(field.key(), field));
    return List.copyOf(words.keySet());
  }
}
