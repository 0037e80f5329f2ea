"""A workload as a PyTorch user writes it: eager, one training loop. Prints one JSON line.

usage: torch_peer.py work.json train|generate one-hot|embedding

`embedding` looks the first projection up instead of multiplying a one-hot vector with it.
"""
import json
import resource
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

with open(sys.argv[1], encoding="utf-8") as file:
    work = json.load(file)
mode, encoding = sys.argv[2:4]
net = work["network"]
timesteps, symbols, classes, batch = net["timesteps"], net["symbols"], net["classes"], net["batch"]
real, final, squared = net["input"] == "real", net["judged"] == "final", net["loss"] == "mean-squared"
activations = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid, "linear": nn.Identity}


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        modules, width = [], symbols
        for i, layer in enumerate(net["layers"]):
            kind, units = layer["kind"], layer.get("units")
            if kind == "rnn":
                modules.append(nn.RNN(width, units, nonlinearity=layer.get("activation", "tanh"), batch_first=True))
            elif kind == "lstm":
                modules.append(nn.LSTM(width, units, batch_first=True))
            elif kind == "gru":
                modules.append(nn.GRU(width, units, batch_first=True))
            elif kind == "projection" and i == 0 and encoding == "embedding":
                modules.append(nn.Embedding(width, units))
            elif kind == "projection":
                modules.append(nn.Linear(width, units, bias=False))
            elif kind == "dense":
                modules.append(nn.Sequential(nn.Linear(width, units), activations[layer.get("activation", "tanh")]()))
            elif kind == "dropout":
                modules.append(nn.Dropout(layer["rate"]))
            else:
                raise SystemExit(f"no PyTorch module for {kind}")
            width = units or width
        self.layers = nn.ModuleList(modules)
        self.out = nn.Linear(width, classes)

    def forward(self, x, states=None):
        ends = []
        for layer in self.layers:
            if isinstance(layer, nn.RNNBase):
                x, state = layer(x, states[len(ends)] if states else None)
                ends.append(state)
            else:
                x = layer(x)
        return self.out(x[:, -1] if final else x), ends


def optimizer(parameters):
    options, rate = net["optimizer"], net["learningRate"]
    if options["name"] == "adam":
        return torch.optim.Adam(parameters, rate, (options["beta1"], options["beta2"]), options["epsilon"])
    if options["name"] == "sgd":
        return torch.optim.SGD(parameters, rate, options["momentum"])
    return torch.optim.RMSprop(parameters, rate, options["rho"], options["epsilon"], momentum=options["momentum"])


def train():
    steps, repetitions, warm_up = work["stepsARepetition"], work["repetitions"], work["warmUp"]
    model = Network()
    update = optimizer(model.parameters())
    rows = steps * batch
    places = (rows,) if final else (rows, timesteps)
    x = torch.randn(rows, timesteps, symbols) if real else torch.randint(0, symbols, (rows, timesteps))
    y = torch.randn(*places, classes) if squared else torch.randint(0, classes, places)
    if encoding == "one-hot" and not real:
        x = F.one_hot(x, symbols).float()

    def epoch():
        order, total = torch.randperm(rows), 0.0
        for i in range(steps):
            chosen = order[i * batch : (i + 1) * batch]
            update.zero_grad()
            out, _ = model(x[chosen])
            loss = F.mse_loss(out, y[chosen]) if squared else F.cross_entropy(out.reshape(-1, classes), y[chosen].reshape(-1))
            loss.backward()
            if net["clipNorm"] > 0:
                nn.utils.clip_grad_norm_(model.parameters(), net["clipNorm"])
            update.step()
            total += loss.item()
        return total / steps

    losses = [epoch() for _ in range(warm_up)]
    values = []
    for _ in range(repetitions):
        start = time.perf_counter()
        losses.append(epoch())
        values.append((time.perf_counter() - start) / steps * 1000)
    return {"values": values, "loss": [losses[0], losses[-1]], "parameters": sum(p.numel() for p in model.parameters())}


@torch.inference_mode()
def generate():
    model = Network().eval()
    random, encode = np.random.default_rng(0), torch.eye(symbols)

    def write(count):
        symbol, states = 0, None
        for _ in range(count):
            logits, states = model(encode[symbol].view(1, 1, symbols), states)
            chances = torch.softmax(logits, -1).view(-1).numpy()
            symbol = min(int(np.searchsorted(np.cumsum(chances), random.random())), symbols - 1)

    write(50)
    values = []
    for _ in range(work["repetitions"]):
        start = time.perf_counter()
        write(work["characters"])
        values.append(work["characters"] / (time.perf_counter() - start))
    return {"values": values}


figures = train() if mode == "train" else generate()
figures["peakMegabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
figures["with"] = f"PyTorch {torch.__version__}"
print(json.dumps(figures))
