package org.jamming4j.sweep;

import java.util.Optional;

/** Where runs are kept with their networks, so that none need be made twice. */
public interface KeptRuns {
  /** Keeps none. */
  KeptRuns NONE =
      new KeptRuns() {
        @Override
        public Optional<NetworkRun> of(RunSpec spec) {
          return Optional.empty();
        }

        @Override
        public void keep(NetworkRun run) {}
      };

  /** The run that was made of this, if it was kept; its network's outputs are the same bits. */
  Optional<NetworkRun> of(RunSpec spec);

  /** Keeps a run. */
  void keep(NetworkRun run);
}
