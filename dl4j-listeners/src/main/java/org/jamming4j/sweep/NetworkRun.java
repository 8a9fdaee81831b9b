package org.jamming4j.sweep;

import java.util.OptionalDouble;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.TrainingResult;

/**
 * One network that was trained.
 *
 * @param stage what it is for
 * @param index which of the networks of that stage and width
 * @param seed from which it was initialised
 * @param spec its shape
 * @param network the network itself
 * @param result how training went
 * @param trainError share of training patterns in a wrong class
 * @param testError the same on the test patterns; empty if there are none
 */
public record NetworkRun(
    RunStage stage,
    int index,
    long seed,
    HingeNetworkSpec spec,
    TrainedNetwork network,
    TrainingResult result,
    double trainError,
    OptionalDouble testError) {}
