package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlacesTest {
  private static final Places PLACES =
      new Places(
          Map.of(
              "bucheon", Province.GYEONGGI,
              "부천", Province.GYEONGGI,
              "경기", Province.GYEONGGI,
              "daejeon", Province.DAEJEON,
              "대전", Province.DAEJEON,
              "sejong", Province.SEJONG,
              "광주", Province.GWANGJU));

  @ParameterizedTest
  @CsvSource({
    "Bucheon, GYEONGGI",
    "bucheon-si, GYEONGGI",
    "부천시, GYEONGGI",
    "경기도 부천시, GYEONGGI",
    "대전광역시, DAEJEON",
    "Daejeon Yuseong-gu, DAEJEON",
    "Sejong (5-1), SEJONG"
  })
  void findsTheProvinceHoweverTheCityIsWritten(String city, Province province) {
    assertThat(PLACES.of(city)).contains(province);
  }

  @ParameterizedTest
  @CsvSource({"Columbus (USA)", "경기도 광주시", "Nowhere", "''"})
  void placesNothingWhereItIsUnknownOrTwoProvincesAreNamed(String city) {
    assertThat(PLACES.of(city)).isEmpty();
  }

  @Test
  void theTableKnowsEveryProvinceByItsOwnNameAndNoTileStandsOnAnother() {
    var database = TestDatabase.migrated();
    List<String> provinces =
        JdbcClient.create(database)
            .sql("select distinct province from place")
            .query(String.class)
            .list();

    assertThat(provinces)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Province.values()).map(Province::key).toList());
    assertThat(Arrays.stream(Province.values()).map(p -> p.row() + "/" + p.column()))
        .doesNotHaveDuplicates();
  }
}
