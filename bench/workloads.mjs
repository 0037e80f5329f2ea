// What is measured. A network is described once, and Unroll, tfjs-layers, Keras and PyTorch each build it from the
// description: T timesteps, V symbols, B sequences a batch, layers from the input on, softmax over C classes with
// cross-entropy at every timestep (`judged: 'all'`) or at the last (`'final'`), Adam. Templates are described by
// bench/engine/describe.ts from their documents.

const adam = { optimizer: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }, learningRate: 0.001, clipNorm: 0 };
const network = (sizes) => ({ input: 'symbols', classes: sizes.symbols, judged: 'all', loss: 'cross-entropy', ...adam, ...sizes });
const lstm = (units) => ({ kind: 'lstm', units });

/** The goal is Unroll's share of the fastest peer's time for a step. */
export const workloads = {
  A: {
    about: 'character LSTM: T 40, V 60, H 128, B 64',
    network: network({ timesteps: 40, symbols: 60, batch: 64, layers: [lstm(128)] }),
    stepsARepetition: 20,
    goal: { most: 0.8 },
    firstStepGoal: { most: 1 },
  },
  B: {
    about: 'two LSTM layers: T 100, V 96, H 256, B 64',
    network: network({ timesteps: 100, symbols: 96, batch: 64, layers: [lstm(256), lstm(256)] }),
    stepsARepetition: 10,
    goal: { most: 0.9 },
    firstStepGoal: { most: 4 },
  },
  C: {
    about: 'words, projection, the last step judged: T 12, V 2,000, M 64, H 64, B 32',
    network: network({ timesteps: 12, symbols: 2000, batch: 32, judged: 'final', layers: [{ kind: 'projection', units: 64 }, lstm(64)] }),
    stepsARepetition: 40,
    goal: { most: 0.5 },
  },
  D: {
    about: 'hello: T 4, V 4, H 8, B 1',
    network: network({ timesteps: 4, symbols: 4, batch: 1, layers: [lstm(8)] }),
    stepsARepetition: 200,
    goal: { most: 0.3 },
  },
};

/** Characters one after the other from A's network at batch 1; Unroll's speed over the fastest peer's. */
export const generation = { network: workloads.A.network, characters: 2000, goal: { least: 3 } };

/** One LSTM layer that is looked at. */
export const probe = {
  about: 'an LSTM of 256 units over 100 timesteps, 96 symbols',
  network: network({ timesteps: 100, symbols: 96, batch: 32, layers: [lstm(256)] }),
  stepsARepetition: 12,
  goal: { most: 150 },
};

/** Networks that are measured in every form in which they can be compiled. */
export const forms = [
  { name: 'A', network: workloads.A.network, stepsARepetition: 20 },
  { name: 'A with a GRU', network: { ...workloads.A.network, layers: [{ kind: 'gru', units: 128 }] }, stepsARepetition: 20 },
  { name: 'C', network: workloads.C.network, stepsARepetition: 40 },
];

/** An Elman cell wired by hand against the built-in kind, on A's sizes; the goal is its share of the kind's time for a step. */
export const elman = {
  built: { ...workloads.A.network, layers: [{ kind: 'rnn', units: 128 }] },
  wired: { ...workloads.A.network, layers: [{ kind: 'elman', units: 128 }] },
  stepsARepetition: 20,
  goal: { most: 1.5 },
};

/** A's network, grown. */
export const growth = [
  ...[40, 100, 400, 1000].map((timesteps) => ({ about: `A with T ${timesteps}`, network: { ...workloads.A.network, timesteps }, stepsARepetition: timesteps > 100 ? 2 : 10 })),
  ...[2, 4].map((layers) => ({
    about: `A with ${layers} layers`,
    network: { ...workloads.A.network, layers: Array.from({ length: layers }, () => lstm(128)) },
    stepsARepetition: 10,
  })),
];
