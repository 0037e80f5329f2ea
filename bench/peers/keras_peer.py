"""A workload as a Keras user writes it. Prints one JSON line.

usage: keras_peer.py work.json train|generate one-hot|embedding

train: one `fit` call, one epoch a repetition, fed by a tf.data pipeline without autotune (whose teardown between epochs stalls
`fit` on arrays). generate: one symbol a call of a stateful model inside tf.function, sampled in NumPy.
`embedding` looks the first projection up instead of multiplying a one-hot vector with it.
"""
import json
import os
import resource
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    work = json.load(file)
mode, encoding = sys.argv[2:4]
net = work["network"]
layers = net["layers"]
timesteps, symbols, classes, batch = net["timesteps"], net["symbols"], net["classes"], net["batch"]
real, final = net["input"] == "real", net["judged"] == "final"
recurrent = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}


def build(generating=False):
    lookup = encoding == "embedding"
    rows, steps = (1, 1) if generating else (None, timesteps)
    shape = (rows, steps) if lookup else (rows, steps, symbols)
    model = keras.Sequential([keras.Input(batch_shape=shape, dtype="int32" if lookup else "float32")])
    last = max((i for i, layer in enumerate(layers) if layer["kind"] in recurrent), default=-1)
    for i, layer in enumerate(layers):
        kind, units = layer["kind"], layer.get("units")
        if kind in recurrent:
            options = {"return_sequences": generating or not final or i != last, "stateful": generating}
            if kind == "rnn":
                options["activation"] = layer.get("activation", "tanh")
            if kind == "gru":
                options["reset_after"] = layer.get("resetAfter", True)
            model.add(recurrent[kind](units, **options))
        elif kind == "projection" and i == 0 and lookup:
            model.add(keras.layers.Embedding(symbols, units))
        elif kind == "projection":
            model.add(keras.layers.Dense(units, use_bias=False))
        elif kind == "dense":
            model.add(keras.layers.Dense(units, activation=layer.get("activation", "tanh")))
        elif kind == "dropout":
            model.add(keras.layers.Dropout(layer["rate"]))
        else:
            raise SystemExit(f"no Keras layer for {kind}")
    # The last timestep of a network without recurrence.
    if final and last < 0:
        model.add(keras.layers.Lambda(lambda h: h[:, -1]))
    model.add(keras.layers.Dense(classes, activation=None if net["loss"] == "mean-squared" else "softmax"))
    return model


def optimizer():
    options = dict(net["optimizer"])
    make = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD, "rmsprop": keras.optimizers.RMSprop}[options.pop("name")]
    names = {"beta1": "beta_1", "beta2": "beta_2"}
    clip = {"global_clipnorm": net["clipNorm"]} if net["clipNorm"] > 0 else {}
    return make(net["learningRate"], **{names.get(key, key): value for key, value in options.items()}, **clip)


def train():
    steps, repetitions, warm_up = work["stepsARepetition"], work["repetitions"], work["warmUp"]
    random = np.random.default_rng(0)
    rows = steps * batch
    places = (rows,) if final else (rows, timesteps)
    if real:
        x = random.standard_normal((rows, timesteps, symbols), dtype="float32")
    else:
        x = random.integers(0, symbols, (rows, timesteps)).astype("int32")
    if net["loss"] == "mean-squared":
        y, loss = random.standard_normal((*places, classes), dtype="float32"), "mean_squared_error"
    else:
        y, loss = random.integers(0, classes, places).astype("int32"), "sparse_categorical_crossentropy"
        if encoding == "one-hot":
            y, loss = np.eye(classes, dtype="float32")[y], "categorical_crossentropy"
    if encoding == "one-hot" and not real:
        x = np.eye(symbols, dtype="float32")[x]
    model = build()
    model.compile(optimizer=optimizer(), loss=loss)
    options = tf.data.Options()
    options.autotune.enabled = False
    data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(rows).batch(batch).prefetch(2).with_options(options)
    ends = []
    told = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs=None: ends.append(time.perf_counter()))
    losses = model.fit(data, epochs=warm_up + repetitions, verbose=0, callbacks=[told]).history["loss"]
    values = np.diff(ends)[warm_up - 1 :] / steps * 1000
    return {"values": values.tolist(), "loss": [losses[0], losses[-1]], "parameters": model.count_params()}


def generate():
    model = build(generating=True)
    call = tf.function(lambda x: model(x, training=False))
    random, encode = np.random.default_rng(0), np.eye(symbols, dtype="float32")

    def write(count):
        symbol = 0
        for _ in range(count):
            chances = call(tf.constant(encode[symbol][None, None])).numpy()[0, 0]
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
figures["with"] = f"Keras {keras.__version__}, TensorFlow {tf.__version__}"
print(json.dumps(figures))
