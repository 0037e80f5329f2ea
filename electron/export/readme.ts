import type { InferenceModel } from '../../shared/compiler/emit/inference-model.ts';
import { t } from '../../shared/i18n/index.ts';
import type { ExportSource } from './source.ts';

/** README.txt of a LayersModel: what it takes and gives, and a program that uses it, run by the tests as it stands. */
export function layersModelReadme(source: ExportSource): string {
  const { task, symbols } = source.program;
  return page(source, [
    t('exportFiles:layersModel'),
    filesOf(source, 'model.json, weights.bin'),
    [
      t('exportFiles:interface'),
      t('exportFiles:inputOneHot', { symbols }),
      outputOf(source, ''),
      ...(task === 'answer' ? [t('exportFiles:zeroRows')] : []),
      t('exportFiles:fromZero'),
      symbolsOf(source),
    ].join('\n'),
    code(t('exportFiles:javascript'), layersModelJavascript(source)),
  ]);
}

/** README.txt of a SavedModel. */
export function savedModelReadme(source: ExportSource, { outputs, states }: Pick<InferenceModel, 'outputs' | 'states'>): string {
  const { task } = source.program;
  const listed = states.map(({ name, width }) => `${name} float32 [batch, ${width}]`).join(', ');
  return page(source, [
    t('exportFiles:savedModel'),
    filesOf(source, 'saved_model.pb'),
    [
      t('exportFiles:interface'),
      t('exportFiles:inputSymbols'),
      ...outputs.map(({ name }) => outputOf(source, name)),
      ...(task === 'answer' ? [t('exportFiles:minusOnes')] : []),
      t('exportFiles:fromZero'),
      states.length > 0 ? t('exportFiles:step', { states: listed }) : t('exportFiles:stepWithoutState'),
      symbolsOf(source),
    ].join('\n'),
    code(t('exportFiles:python'), savedModelPython(source, outputs[0]?.name ?? '', states)),
    code(t('exportFiles:javascriptNode'), savedModelJavascript(source, outputs[0]?.name ?? '')),
  ]);
}

function page({ document }: ExportSource, parts: readonly string[]): string {
  return `${document.title}\n\n${parts.join('\n\n')}\n`;
}

function code(title: string, lines: string): string {
  return `${title}:\n\n${lines.trim().split('\n').map((line) => (line ? `    ${line}` : '')).join('\n')}`;
}

function filesOf({ answers }: ExportSource, files: string): string {
  const vocabulary = t(answers ? 'exportFiles:vocabularyAndAnswers' : 'exportFiles:vocabulary');
  return [t('exportFiles:files'), t('exportFiles:model', { files }), vocabulary].join('\n');
}

function outputOf({ program }: ExportSource, name: string): string {
  return t(program.task === 'answer' ? 'exportFiles:outputAnswer' : 'exportFiles:outputNext', { name, classes: program.classes }).replace(' :', ':');
}

function symbolsOf({ tokeniser }: ExportSource): string {
  return t('exportFiles:text', {
    symbols: t(tokeniser.symbols === 'character' ? 'exportFiles:characters' : 'exportFiles:words'),
    lowercase: tokeniser.lowercase ? t('exportFiles:lowercase') : '',
  });
}

/** A whole question, or the first symbols of the data to go on from. */
function beginning({ examples, vocabulary, program }: ExportSource): string {
  const [example] = examples;
  const ids = example ? [...(program.task === 'answer' ? example : example.subarray(0, 3))] : [0];
  return JSON.stringify(ids.map((id) => vocabulary[id]));
}

const joiner = ({ tokeniser }: ExportSource): string => (tokeniser.symbols === 'character' ? "''" : "' '");

function layersModelJavascript(source: ExportSource): string {
  return javascript(
    source,
    `
  const model = await tf.loadLayersModel('file://model.json');
  const last = (symbols) => tf.tidy(() => {
    const x = tf.oneHot([symbols.map((symbol) => vocabulary.indexOf(symbol))], vocabulary.length).toFloat();
    return model.predict(x).squeeze([0]).argMax(-1).dataSync().at(-1);
  });`,
  );
}

function savedModelJavascript(source: ExportSource, output: string): string {
  return javascript(
    source,
    `
  const model = await tf.node.loadSavedModel('.', ['serve'], 'serving_default');
  const last = (symbols) => tf.tidy(() => {
    const x = tf.tensor2d([symbols.map((symbol) => vocabulary.indexOf(symbol))], undefined, 'int32');
    return model.predict({ x }).${output}.squeeze([0]).argMax(-1).dataSync().at(-1);
  });`,
  );
}

/** `load` defines `last(symbols)`: the index of the most probable output at the last time. */
function javascript(source: ExportSource, load: string): string {
  const asks = source.program.task === 'answer';
  const use = asks
    ? `
  console.log(answers[last(${beginning(source)})]);`
    : `
  const symbols = ${beginning(source)};
  for (let n = 0; n < 20; n++) symbols.push(vocabulary[last(symbols)]);
  console.log(symbols.join(${joiner(source)}));`;
  return `
const fs = require('node:fs');
const tf = require('@tensorflow/tfjs-node');

async function main() {
  const { ${asks ? 'vocabulary, answers' : 'vocabulary'} } = JSON.parse(fs.readFileSync('vocabulary.json', 'utf8'));${load}${use}
}

main();`;
}

function savedModelPython(source: ExportSource, output: string, states: InferenceModel['states']): string {
  const load = `
import json
import tensorflow as tf

with open("vocabulary.json", encoding="utf-8") as file:
    lists = json.load(file)
model = tf.saved_model.load(".")
symbols = ${beginning(source)}
ids = [lists["vocabulary"].index(symbol) for symbol in symbols]
`;
  if (source.program.task === 'answer')
    return `${load}
serve = model.signatures["serving_default"]
probabilities = serve(x=tf.constant([ids], tf.int32))["${output}"]
print(lists["answers"][int(tf.argmax(probabilities[0, -1]))])`;
  const zeros = states.map(({ name, width }) => `"${name}": tf.zeros([1, ${width}])`).join(', ');
  return `${load}
step = model.signatures["step"]
state = {${zeros}}
read = 0
while len(ids) < len(symbols) + 20:
    out = step(x=tf.constant([ids[read]], tf.int32), **state)
    state = {name: out[name] for name in state}
    read += 1
    if read == len(ids):
        ids.append(int(tf.argmax(out["${output}"][0])))
print(${joiner(source)}.join(lists["vocabulary"][i] for i in ids))`;
}
