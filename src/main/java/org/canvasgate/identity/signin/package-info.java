/**
 * What a sign-in leaves behind and what holds it up: the claim in the session, how its owner stands
 * now, the sessions of a person, and the slowing down of guesses.
 */
package org.canvasgate.identity.signin;
