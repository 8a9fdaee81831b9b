# The spectra of H, H0 and Hp of a hinge network by PyTorch, as one would write it: per-pattern
# gradients and the Hessian by torch.func, eigenvalues by torch.linalg.eigvalsh. Reads point.bin
# (parameters, patterns, labels) from a directory and writes eigenvalues.bin beside it.
# curvature.py D H L P MARGIN THREADS DIRECTORY
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.func import grad, jvp, vmap

CHUNK = 16

d, h, L, P = map(int, sys.argv[1:5])
margin = float(sys.argv[5])
torch.set_num_threads(int(sys.argv[6]))
torch.set_default_dtype(torch.float64)
directory = Path(sys.argv[7])

layers = list(zip([d] + [h] * L, [h] * L + [1]))
n = sum(i * o + o for i, o in layers)
values = torch.from_numpy(np.fromfile(directory / "point.bin", "<f8"))
parameters, inputs, labels = values[:n], values[n : n + P * d].reshape(P, d), values[n + P * d :]


def output(p, x):
    at = 0
    for number, (i, o) in enumerate(layers):
        weights, biases = p[at : at + i * o].reshape(o, i), p[at + i * o : at + i * o + o]
        at += i * o + o
        x = x @ weights.T + biases
        if number < L:
            x = torch.relu(x)
    return x.squeeze(-1)


def spectra():
    with torch.no_grad():
        unsatisfied = labels * output(parameters, inputs) < margin
    x, y = inputs[unsatisfied], labels[unsatisfied]
    jacobian = vmap(grad(output), in_dims=(None, 0), chunk_size=32 * CHUNK)(parameters, x)
    gauss_newton = jacobian.T @ jacobian / P
    gradient = grad(lambda p: (margin - y * output(p, x)).square().sum() / (2 * P))
    product = lambda v: jvp(gradient, (parameters,), (v,))[1]
    hessian = vmap(product, chunk_size=CHUNK)(torch.eye(n))
    return [torch.linalg.eigvalsh(m) for m in (hessian, gauss_newton, hessian - gauss_newton)]


torch.linalg.eigvalsh(torch.eye(64))
start = time.perf_counter()
eigenvalues = spectra()
seconds = time.perf_counter() - start
torch.cat(eigenvalues).numpy().astype("<f8").tofile(directory / "eigenvalues.bin")
print(json.dumps(dict(seconds=seconds)))
