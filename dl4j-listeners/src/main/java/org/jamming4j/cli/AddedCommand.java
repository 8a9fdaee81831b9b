package org.jamming4j.cli;

import java.util.concurrent.Callable;

/**
 * A command that another jar adds to the command line: annotated for picocli, named in that jar's
 * {@code META-INF/services}, and called as the commands here are. It lives in this package, whose
 * options and checks it shares.
 */
public interface AddedCommand extends Callable<Integer> {}
