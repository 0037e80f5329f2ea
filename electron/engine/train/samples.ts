import type { FunctionName } from '../../../shared/compiler/program.ts';
import type { Sample } from '../../../shared/ipc/contract.ts';
import { unscale } from '../../../shared/series/series-dataset.ts';
import { Random } from '../../../shared/text/random.ts';
import { largest } from '../../../shared/text/sampling.ts';
import { joinSymbols } from '../../../shared/text/symbols.ts';
import type { Session } from '../session.ts';
import { continueSeries } from '../use/continue-series.ts';
import { toRows } from '../use/numbers.ts';
import { predictSequence, type Predicting } from '../use/predict.ts';
import { writeText } from '../use/write-text.ts';
import type { QuestionPlan, SamplePlan, SeriesPlan, TextPlan } from './plan-samples.ts';

const TEMPERATURE = 0.8;

type Taken = Omit<Sample, 'step'>;

/** Functions of the program that a sample calls. */
export const sampleFunctions: Readonly<Record<SamplePlan['type'], readonly FunctionName[]>> = {
  text: ['step', 'write'],
  questions: ['predict'],
  series: ['step'],
};

/** What the network says as it stands; what it takes is prepared. */
export async function takeSample(network: Predicting, plan: SamplePlan, stopped: () => boolean): Promise<Taken> {
  const { session } = network;
  for (const name of sampleFunctions[plan.type]) await session.prepare(name);
  if (plan.type === 'text') return sampleText(session, plan, stopped);
  return plan.type === 'questions' ? sampleAnswers(network, plan) : sampleForecast(session, plan);
}

async function sampleText(session: Session, { vocabulary, tokeniser, prime, length, seed }: TextPlan, stopped: () => boolean): Promise<Taken> {
  const random = Random.seeded(seed);
  const text = await writeText(session, vocabulary, tokeniser, { prime, length, temperature: TEMPERATURE, random, stopped });
  return { prime: joinSymbols([...prime].map((index) => vocabulary.symbol(index)), tokeniser), text };
}

function sampleAnswers(network: Predicting, { questions, answers }: QuestionPlan): Taken {
  const [speaker] = network.session.program.divergences;
  const said = questions.map(({ shown, sequence, answer }) => {
    const last = predictSequence(network, sequence, speaker?.node ?? '').slice(-answers.length);
    const best = largest(last);
    return { question: shown, answer: answers[best] ?? '', probability: Number((last[best] ?? 0).toPrecision(4)), right: answers[best] === answer };
  });
  return { prime: '', text: '', answers: said };
}

async function sampleForecast(session: Session, { columns, scaling, horizon, known, truth, shown }: SeriesPlan): Promise<Taken> {
  const width = columns.length;
  const [speaker] = session.program.divergences;
  const values = await continueSeries(session, { known, width, length: truth.length / width, horizon, output: speaker?.node ?? '' });
  const rows = (scaled: Float32Array): number[][] => toRows(unscale(scaled, scaling), width).map((row) => row.map((value) => Number(value.toPrecision(5))));
  return { prime: '', text: '', forecast: { columns: [...columns], known: rows(known.slice(known.length - shown * width)), values: rows(values), truth: rows(truth) } };
}
