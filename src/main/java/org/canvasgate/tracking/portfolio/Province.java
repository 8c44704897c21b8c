package org.canvasgate.tracking.portfolio;

import java.util.Locale;

/**
 * The provinces and metropolitan cities of Korea, each with its place on a map of equal tiles: the
 * map says where services are and nothing of how large a province is.
 */
public enum Province {
  INCHEON(1, 1),
  SEOUL(1, 2),
  GYEONGGI(1, 3),
  GANGWON(1, 4),
  CHUNGNAM(2, 1),
  SEJONG(2, 2),
  CHUNGBUK(2, 3),
  GYEONGBUK(2, 4),
  JEONBUK(3, 1),
  DAEJEON(3, 2),
  DAEGU(3, 3),
  ULSAN(3, 4),
  JEONNAM(4, 1),
  GWANGJU(4, 2),
  GYEONGNAM(4, 3),
  BUSAN(4, 4),
  JEJU(5, 1);

  private final int row;
  private final int column;

  Province(int row, int column) {
    this.row = row;
    this.column = column;
  }

  /** The word in message keys and in the table of places. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Row on the map, from 1. */
  public int row() {
    return row;
  }

  /** Column on the map, from 1. */
  public int column() {
    return column;
  }

  /**
   * The province with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Province of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
