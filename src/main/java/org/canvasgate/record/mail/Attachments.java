package org.canvasgate.record.mail;

import java.util.List;
import org.canvasgate.record.mail.Mail.Attachment;

/** What goes with the message of a letter; answered by the room of the letters. */
public interface Attachments {

  /** The approved papers of a letter. */
  List<Attachment> of(long letterId);
}
