/** Documents on the page of a case: who may read them, who may add one, how they are sent. */
package org.canvasgate.tracking.documents;
