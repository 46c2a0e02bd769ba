package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianIntervalTest {
  @Test
  void ofElevenValuesTheSecondFromEitherEndBoundTheInterval() {
    assertThat(MedianInterval.of(11, 3, 7, 1, 9, 5, 2, 8, 4, 10, 6))
        .isEqualTo(new MedianInterval(6, 2, 10, 11));
  }

  @Test
  void ofSixValuesTheInnermostIntervalIsAllOfThem() {
    assertThat(MedianInterval.of(6, 5, 4, 3, 2, 1)).isEqualTo(new MedianInterval(3.5, 1, 6, 6));
  }

  @Test
  void ofTwentyValuesTheSixthFromEitherEndBoundTheInterval() {
    double[] values = new double[20];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    assertThat(MedianInterval.of(values)).isEqualTo(new MedianInterval(10.5, 6, 15, 20));
  }

  @Test
  void ofFiveValuesThereIsNoInterval() {
    MedianInterval interval = MedianInterval.of(1, 2, 3, 4, 5);
    assertThat(interval.hasInterval()).isFalse();
    assertThat(interval.median()).isEqualTo(3);
  }
}
