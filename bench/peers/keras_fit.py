"""Workload A as a Keras user trains it: one `fit` call, one epoch a repetition. Prints one JSON line.

usage: keras_fit.py workload.json arrays|dataset
`arrays` hands NumPy arrays to fit; `dataset` hands it a tf.data pipeline without autotune, whose teardown between epochs
stalls fit on arrays.
"""
import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    work = json.load(file)
feeding = sys.argv[2]
timesteps, symbols, units, batch = work["timesteps"], work["symbols"], work["units"], work["batch"]
steps, repetitions, warm_up = work["stepsARepetition"], work["repetitions"], 2

model = keras.Sequential(
    [
        keras.Input((timesteps, symbols)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(symbols, activation="softmax"),
    ]
)
model.compile(optimizer="adam", loss="categorical_crossentropy")

random = np.random.default_rng(0)
rows = steps * batch
encode = np.eye(symbols, dtype="float32")
x = encode[random.integers(0, symbols, (rows, timesteps))]
y = encode[random.integers(0, symbols, (rows, timesteps))]
if feeding == "dataset":
    options = tf.data.Options()
    options.autotune.enabled = False
    pipeline = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(rows).batch(batch).prefetch(2)
    data = {"x": pipeline.with_options(options)}
else:
    data = {"x": x, "y": y, "batch_size": batch}


class EpochEnds(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.at = []

    def on_epoch_end(self, epoch, logs=None):
        self.at.append(time.perf_counter())


ends = EpochEnds()
losses = model.fit(**data, epochs=warm_up + repetitions, verbose=0, callbacks=[ends]).history["loss"]
ms = np.diff(ends.at)[warm_up - 1 :] / steps * 1000
versions = f"Keras {keras.__version__}, TensorFlow {tf.__version__}"
print(json.dumps({"ms": ms.tolist(), "loss": [losses[0], losses[-1]], "with": versions}))
