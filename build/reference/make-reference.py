"""Reference figures for the compiler, computed by Keras 3 and PyTorch in float64.

Small fixed networks of every node kind, alone and composed: predictions, loss, gradients, and weights after three steps of an
optimizer. By hand, and only when a network is added (the folder of the environment lies outside the checkout):

    python3 -m venv /tmp/reference
    /tmp/reference/bin/pip install tensorflow-cpu==2.21.0 torch
    /tmp/reference/bin/python build/reference/make-reference.py shared/compiler/testing/reference.json

Weights and batches are drawn by the generator of shared/compiler/testing/networks.ts, so the file holds results only. The script
fails where Keras and PyTorch differ.
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf
import torch

keras.config.set_floatx("float64")
torch.set_default_dtype(torch.float64)

B, T, V, C = 3, 4, 5, 3
STEPS = 3
DIGITS = 10

ADAM = {"name": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
RMSPROP = {"name": "rmsprop", "rho": 0.9, "momentum": 0.5, "epsilon": 1e-7}
MOMENTUM = {"name": "sgd", "momentum": 0.9}
SGD = {"name": "sgd", "momentum": 0}


def chain(*layers, **more):
    nodes = {f"n{i}": layer for i, layer in enumerate(layers)}
    ends = ["x", *nodes, "out"]
    return {"nodes": nodes, "wires": [f"{a} > {b}" for a, b in zip(ends, ends[1:])], "optimizer": ADAM, **more}


HOT = ["one-hot", {}]
LSTM = ["lstm", {"units": 2, "unitForgetBias": True}]
PAIRS = {"pairs": True}

CASES = {
    "dense": chain(HOT, ["dense", {"units": 3, "activation": "tanh"}], ["dense", {"units": 2, "activation": "linear"}], optimizer=SGD),
    "dense, ReLU and sigmoid": chain(HOT, ["dense", {"units": 3, "activation": "relu"}], ["dense", {"units": 2, "activation": "sigmoid"}], optimizer=MOMENTUM),
    "projection": chain(HOT, ["projection", {"units": 2}]),
    "embedding": chain(["embedding", {"units": 3}], optimizer=RMSPROP),
    "activation": chain(HOT, ["projection", {"units": 3}], ["activation", {"activation": "sigmoid"}], ["activation", {"activation": "complement"}]),
    "layer norm": chain(HOT, ["projection", {"units": 3}], ["layer-norm", {}]),
    "rnn": chain(HOT, ["rnn", {"units": 3, "activation": "tanh"}], optimizer=RMSPROP),
    "rnn with ReLU": chain(HOT, ["rnn", {"units": 3, "activation": "relu"}], optimizer=MOMENTUM),
    "lstm": chain(HOT, LSTM),
    "lstm, RMSProp": chain(HOT, LSTM, optimizer=RMSPROP),
    "lstm, momentum, clipped": chain(HOT, LSTM, optimizer=MOMENTUM, clipNorm=0.1),
    "lstm, Adam with other settings, clipped": chain(HOT, LSTM, optimizer={"name": "adam", "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-3}, clipNorm=0.05),
    "gru": chain(HOT, ["gru", {"units": 3, "resetAfter": False}]),
    "gru, reset after": chain(HOT, ["gru", {"units": 3, "resetAfter": True}]),
    "projection and two lstm": chain(HOT, ["projection", {"units": 2}], LSTM, ["lstm", {"units": 3, "unitForgetBias": True}]),
    "questions, lstm": chain(HOT, ["projection", {"units": 2}], LSTM, **PAIRS),
    "questions, gru then rnn": chain(HOT, ["gru", {"units": 2, "resetAfter": False}], ["rnn", {"units": 2, "activation": "tanh"}], **PAIRS),
    "questions, gru, reset after": chain(HOT, ["gru", {"units": 2, "resetAfter": True}], **PAIRS),
    "questions, bidirectional lstm": chain(HOT, ["bidirectional", {"cell": "lstm", "units": 2, "merge": "concat"}], **PAIRS),
    "questions, bidirectional gru, summed": chain(HOT, ["bidirectional", {"cell": "gru", "units": 2, "merge": "sum"}], **PAIRS),
    "skip connection, gate and concat": {
        "nodes": {
            "e": ["embedding", {"units": 3}],
            "h": ["rnn", {"units": 3, "activation": "tanh"}],
            "sum": ["add", {"inputs": 2}],
            "z": ["dense", {"units": 3, "activation": "sigmoid"}],
            "gate": ["multiply", {"inputs": 2}],
            "all": ["concat", {"inputs": 3}],
        },
        "wires": ["x > e", "e > h", "e > sum.a", "h > sum.b", "sum > z", "z > gate.a", "h > gate.b", "gate > all.a", "e > all.b", "sum > all.c", "all > out"],
        "optimizer": ADAM,
    },
    "output tied to an embedding": {
        "nodes": {"e": ["embedding", {"units": 3}], "h": ["rnn", {"units": 3, "activation": "tanh"}]},
        "wires": ["x > e", "e > h", "h > out"],
        "out": {"tie": "e"},
        "optimizer": ADAM,
    },
}


def numbers(seed):
    """The generator of testing/networks.ts."""
    state = seed

    def following():
        nonlocal state
        state = (state * 1664525 + 1013904223) % 2**32
        return state / 2**32

    return following


def batch(classes, pairs):
    following = numbers(7)
    x = [[int(following() * V) for _ in range(T)] for _ in range(B)]
    y = [[int(following() * classes)] * T if pairs else [int(following() * classes) for _ in range(T)] for _ in range(B)]
    padded = [row % 3 if pairs else 0 for row in range(B)]
    mask = [[float(t >= padded[row]) for t in range(T)] for row in range(B)]
    # Weighted timesteps, some of weight 0.
    w = [[m * (0.25 + following() if t % 2 else following()) for t, m in enumerate(row)] for row in mask]
    return np.array(x), np.array(y), np.array(w), np.array(mask)


def keras_layer(kind, params):
    units = params.get("units")
    common = {"return_sequences": True}
    if kind == "rnn":
        return keras.layers.SimpleRNN(units, activation=params["activation"], **common)
    if kind == "lstm":
        return keras.layers.LSTM(units, **common)
    if kind == "gru":
        return keras.layers.GRU(units, reset_after=params["resetAfter"], **common)
    if kind == "bidirectional":
        cell = {"lstm": ["lstm", {}], "gru": ["gru", {"resetAfter": False}], "rnn": ["rnn", {"activation": "tanh"}]}[params["cell"]]
        return keras.layers.Bidirectional(keras_layer(cell[0], {**cell[1], "units": units}), merge_mode=params["merge"])
    if kind == "dense":
        return keras.layers.Dense(units, activation=params["activation"])
    if kind == "projection":
        return keras.layers.Dense(units, use_bias=False)
    if kind == "embedding":
        return keras.layers.Embedding(V, units)
    if kind == "layer-norm":
        return keras.layers.LayerNormalization()
    if kind == "activation":
        return (lambda x: 1 - x) if params["activation"] == "complement" else keras.layers.Activation(params["activation"])
    raise ValueError(kind)


# Our names of a layer's weights, in Keras's order; `bias,recurrent_bias`: one weight there, two rows.
NAMES = {
    "rnn": ["kernel", "recurrent_kernel", "bias"],
    "lstm": ["kernel", "recurrent_kernel", "bias"],
    "dense": ["kernel", "bias"],
    "projection": ["kernel"],
    "embedding": ["embeddings"],
    "layer-norm": ["gamma", "beta"],
    "activation": [],
}


def names_of(kind, params):
    if kind == "gru":
        return ["kernel", "recurrent_kernel", "bias,recurrent_bias" if params["resetAfter"] else "bias"]
    if kind == "bidirectional":
        return [f"{way}_{name}" for way in ("forward", "backward") for name in ("kernel", "recurrent_kernel", "bias")]
    return NAMES[kind]


class Network:
    """A case in Keras: layers by node, called over the wires."""

    def __init__(self, case, classes):
        self.case = case
        self.layers = {}
        self.classes = classes
        tie = case.get("out", {}).get("tie")
        self.tie = tie
        for id, (kind, params) in case["nodes"].items():
            if kind not in ("one-hot", "concat", "add", "multiply"):
                self.layers[id] = keras_layer(kind, params)
        if not tie:
            self.layers["out"] = keras.layers.Dense(classes)
        self.tied_bias = keras.Variable(np.zeros(classes)) if tie else None

    def logits(self, x, mask):
        values = {"x": tf.constant(x)}
        inputs = {}
        for wire in self.case["wires"]:
            source, end = wire.split(" > ")
            inputs.setdefault(end.split(".")[0], []).append(source)
        for id, (kind, params) in self.case["nodes"].items():
            values[id] = self.value(id, kind, [values[name] for name in inputs[id]], mask)
        last = values[inputs["out"][0]]
        if self.tie:
            return tf.matmul(last, self.layers[self.tie].embeddings, transpose_b=True) + self.tied_bias.value
        return self.layers["out"](last)

    def value(self, id, kind, taken, mask):
        if kind == "one-hot":
            return tf.one_hot(taken[0], V, dtype=tf.float64)
        if kind == "concat":
            return tf.concat(taken, -1)
        if kind == "add":
            return sum(taken[1:], taken[0])
        if kind == "multiply":
            return taken[0] * taken[1]
        masked = {"mask": tf.constant(mask > 0)} if self.case.get("pairs") and kind in ("rnn", "lstm", "gru", "bidirectional") else {}
        return self.layers[id](taken[0], **masked)

    def variables(self):
        """(our name, variable, row of it or None), in the order of the document."""
        found = []
        for id, layer in self.layers.items():
            kind, params = self.case["nodes"].get(id, ["dense", {}])
            weights = getattr(layer, "trainable_variables", [])
            for name, variable in zip(names_of(kind, params), weights):
                parts = name.split(",")
                found += [(f"{id}/{part}", variable, row if len(parts) > 1 else None) for row, part in enumerate(parts)]
        if self.tied_bias is not None:
            found.append(("out/bias", self.tied_bias, None))
        return found


def keras_optimizer(settings, clip):
    clipped = {"global_clipnorm": clip} if clip else {}
    if settings["name"] == "sgd":
        return keras.optimizers.SGD(0.05, momentum=float(settings["momentum"]), **clipped)
    if settings["name"] == "rmsprop":
        return keras.optimizers.RMSprop(0.05, rho=settings["rho"], momentum=float(settings["momentum"]), epsilon=settings["epsilon"], **clipped)
    return keras.optimizers.Adam(0.05, beta_1=settings["beta1"], beta_2=settings["beta2"], epsilon=settings["epsilon"], **clipped)


def loss_of(logits, y, w):
    divergence = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_sum(divergence * w) / tf.reduce_sum(w)


def shown(array):
    return [float(f"{value:.{DIGITS}g}") for value in np.ravel(array)]


def reference(case):
    pairs = bool(case.get("pairs"))
    classes = C if pairs else V
    x, y, w, mask = batch(classes, pairs)
    network = Network(case, classes)
    network.logits(x, mask)
    draw = numbers(11)
    start = {}
    for name, variable, row in network.variables():
        shape = variable.shape if row is None else variable.shape[1:]
        start[name] = np.array([draw() * 1.6 - 0.8 for _ in range(int(np.prod(shape)))]).reshape(shape)
    for name, variable, row in network.variables():
        if row is None:
            variable.assign(start[name])
        elif row == 0:
            variable.assign(np.stack([start[name], start[name.replace("bias", "recurrent_bias")]]))
    trained = list({id(variable): variable for _, variable, _ in network.variables()}.values())
    native = [variable.value for variable in trained]

    def step():
        with tf.GradientTape() as tape:
            logits = network.logits(x, mask)
            loss = loss_of(logits, y, w)
        return logits, loss, [tf.convert_to_tensor(gradient) for gradient in tape.gradient(loss, native)]

    def by_name(values):
        of = {id(variable): np.array(value) for variable, value in zip(trained, values)}
        return {name: of[id(variable)] if row is None else of[id(variable)][row] for name, variable, row in network.variables()}

    logits, loss, gradients = step()
    result = {
        **case,
        "weights": [[name, list(value.shape)] for name, value in start.items()],
        "probabilities": shown(tf.nn.softmax(logits)),
        "loss": shown(loss)[0],
        "gradients": {name: shown(value) for name, value in by_name(gradients).items()},
    }
    checked = torch_figures(case, start, x, y, w, mask)
    if checked:
        torch_loss, torch_gradients = checked
        norms = {name: shown(np.linalg.norm(value))[0] for name, value in torch_gradients.items()}
        result["torch"] = {"loss": shown(torch_loss)[0], "gradientNorms": norms}
        assert abs(torch_loss - float(loss)) < 1e-12, "Keras and PyTorch differ in the loss"
        for name, value in by_name(gradients).items():
            assert np.abs(value - torch_gradients[name]).max() < 1e-12, f"Keras and PyTorch differ in {name}"
    optimizer = keras_optimizer(case["optimizer"], case.get("clipNorm", 0))
    losses = []
    for _ in range(STEPS):
        _, loss, gradients = step()
        losses.append(loss)
        optimizer.apply(gradients, trained)
    result["after"] = {"losses": shown(losses), "weights": {name: shown(value) for name, value in by_name([variable.numpy() for variable in trained]).items()}}
    return result


def torch_figures(case, start, x, y, w, mask):
    """Loss and gradients in PyTorch; None where it has no such layer. Its GRU is Keras's with reset_after, in the order r, z, n."""
    kinds = {kind for kind, _ in case["nodes"].values()}
    before = any(kind == "gru" and not params["resetAfter"] for kind, params in case["nodes"].values())
    if case.get("pairs") or before or not kinds <= {"one-hot", "dense", "projection", "rnn", "lstm", "gru"}:
        return None
    weights = {name: torch.tensor(value, requires_grad=True) for name, value in start.items()}
    value = torch.nn.functional.one_hot(torch.tensor(x), V).double()
    functions = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid, "linear": lambda z: z}
    for id, (kind, params) in case["nodes"].items():
        own = {name.split("/")[1]: weight for name, weight in weights.items() if name.startswith(f"{id}/")}
        if kind in ("dense", "projection"):
            value = functions[params.get("activation", "linear")](value @ own["kernel"] + own.get("bias", 0))
        elif kind != "one-hot":
            value = torch_recurrence(kind, params, own, value)
    logits = value @ weights["out/kernel"] + weights["out/bias"]
    divergence = torch.nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), torch.tensor(y).reshape(-1), reduction="none")
    loss = (divergence * torch.tensor(w).reshape(-1)).sum() / w.sum()
    loss.backward()
    return loss.item(), {name: weight.grad.numpy() for name, weight in weights.items()}


def torch_recurrence(kind, params, own, value):
    units = params["units"]
    module = {
        "rnn": lambda: torch.nn.RNN(value.shape[-1], units, nonlinearity=params.get("activation", "tanh"), batch_first=True),
        "lstm": lambda: torch.nn.LSTM(value.shape[-1], units, batch_first=True),
        "gru": lambda: torch.nn.GRU(value.shape[-1], units, batch_first=True),
    }[kind]()
    order = [1, 0, 2] if kind == "gru" else range(own["bias"].numel() // units)
    gates = lambda array: torch.cat([array[..., gate * units : (gate + 1) * units] for gate in order], -1)
    given = {
        "weight_ih_l0": gates(own["kernel"]).T,
        "weight_hh_l0": gates(own["recurrent_kernel"]).T,
        "bias_ih_l0": gates(own["bias"]),
        "bias_hh_l0": gates(own["recurrent_bias"]) if "recurrent_bias" in own else torch.zeros(own["bias"].numel()),
    }
    return torch.func.functional_call(module, given, (value,))[0]


def initializers():
    """What Keras's layers draw their first weights from, and what a draw looks like."""
    keras.utils.set_random_seed(1)
    layers = {
        "dense": (keras.layers.Dense(24), (2, 5), ["kernel", "bias"]),
        "rnn": (keras.layers.SimpleRNN(6), (2, 3, 5), ["kernel", "recurrent_kernel", "bias"]),
        "lstm": (keras.layers.LSTM(6), (2, 3, 5), ["kernel", "recurrent_kernel", "bias"]),
        "gru": (keras.layers.GRU(6, reset_after=False), (2, 3, 5), ["kernel", "recurrent_kernel", "bias"]),
        "embedding": (keras.layers.Embedding(5, 24), (2, 3), ["embeddings"]),
        "layer-norm": (keras.layers.LayerNormalization(), (2, 3, 24), ["gamma", "beta"]),
    }
    found = {}
    for kind, (layer, shape, names) in layers.items():
        layer.build(shape)
        for name, variable in zip(names, layer.trainable_variables):
            value = variable.numpy()
            draws = drawn_again(layer, name, value)
            figures = {"shape": list(value.shape), "least": draws.min(), "most": draws.max(), "deviation": draws.std()}
            if name == "recurrent_kernel":
                gram = value @ value.T
                figures["orthonormal rows"] = bool(np.abs(gram - np.eye(len(gram))).max() < 1e-10)
            if value.ndim == 1:
                figures["values"] = value.tolist()
            found[f"{kind}/{name}"] = {key: float(f"{v:.4g}") if isinstance(v, float) else v for key, v in figures.items()}
    return found


def drawn_again(layer, name, value):
    if value.ndim < 2:
        return value
    cell = getattr(layer, "cell", layer)
    initializer = getattr(cell, {"kernel": "kernel_initializer", "recurrent_kernel": "recurrent_initializer", "embeddings": "embeddings_initializer"}[name])
    draws = [keras.initializers.get({"class_name": type(initializer).__name__, "config": {**initializer.get_config(), "seed": seed}})(value.shape) for seed in range(400)]
    return np.array([np.array(draw) for draw in draws])


cases = {name: reference(case) for name, case in CASES.items()}
made_with = {"keras": keras.__version__, "tensorflow": tf.__version__, "torch": torch.__version__, "numpy": np.__version__}
text = {"made with": made_with, "sizes": {"batch": B, "timesteps": T, "symbols": V, "answers": C}, "learningRate": 0.05, "initializers": initializers(), "cases": cases}
with open(sys.argv[1], "w") as file:
    inner = lambda value: json.dumps(value, separators=(",", ":"))
    rows = ",\n".join(f" {json.dumps(name)}:{inner(case)}" for name, case in cases.items())
    head = ",\n".join(f"{json.dumps(key)}:{inner(value)}" for key, value in text.items() if key != "cases")
    file.write(f'{{{head},\n"cases":{{\n{rows}\n}}}}\n')
print(f"{len(cases)} networks, {os.path.getsize(sys.argv[1]) // 1024} KB")
