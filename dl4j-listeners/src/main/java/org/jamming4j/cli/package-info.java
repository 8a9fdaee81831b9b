/** The command line. May print; nothing imports it. */
package org.jamming4j.cli;
