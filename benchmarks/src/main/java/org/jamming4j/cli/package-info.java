/** The command that measures, found by the command line of this package in dl4j-listeners. */
package org.jamming4j.cli;
