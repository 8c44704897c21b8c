package org.canvasgate.tracking.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table as a list of objects; instants and days as ISO 8601 writes them. */
final class JsonTable implements TableFile {
  private final List<Column> columns;
  private final JsonGenerator json;

  JsonTable(List<Column> columns, OutputStream to) throws IOException {
    this.columns = columns;
    json =
        JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(to);
    json.writeStartArray();
  }

  @Override
  public boolean row(List<?> values) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i).key());
      value(values.get(i));
    }
    json.writeEndObject();
    return true;
  }

  private void value(Object value) throws IOException {
    if (value == null) json.writeNull();
    else if (value instanceof Double number) json.writeNumber(number);
    else if (value instanceof Number number) json.writeNumber(number.longValue());
    else if (value instanceof Boolean yes) json.writeBoolean(yes);
    else json.writeString(value.toString());
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.close();
  }
}
