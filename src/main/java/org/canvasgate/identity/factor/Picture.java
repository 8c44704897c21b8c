package org.canvasgate.identity.factor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code, drawn here: the secret in it goes to no other server.
 *
 * @param side length of a side in modules, with the white border around
 * @param path the dark modules as the path of an SVG
 */
public record Picture(int side, String path) {
  private static final int BORDER = 4;

  static Picture of(String content) {
    try {
      BitMatrix dots =
          new QRCodeWriter()
              .encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, BORDER));
      var path = new StringBuilder();
      for (int y = 0; y < dots.getHeight(); y++)
        for (int x = 0; x < dots.getWidth(); x++)
          if (dots.get(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
      return new Picture(dots.getWidth(), path.toString());
    } catch (WriterException tooLong) {
      throw new IllegalStateException(tooLong);
    }
  }
}
