/** Who can be appointed: members' profiles, terms and load, and the panels proposed from them. */
package org.canvasgate.committee.roster;
