/** Sign-in at an identity provider by OpenID Connect: an option beside the passwords kept here. */
package org.canvasgate.identity.provider;
