package org.canvasgate.diagram.cases;

import java.util.List;

/** Tells beforehand which moved cases could go back; of its own so that orders know no engine. */
interface ReturnCheck {

  /** One answer for each case that the batch has moved. */
  List<ReturnForecast> of(long batch);
}
