/** The outbox: letters and notices leave by e-mail, each once as far as SMTP allows. */
package org.canvasgate.record.mail;
