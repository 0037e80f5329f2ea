import { emitSavedModel } from '../../shared/compiler/emit/saved-model.ts';
import type { FunctionName, Program, TensorPort } from '../../shared/compiler/program.ts';
import { UserError } from '../../shared/errors.ts';
import { NativeFunction } from './native-function.ts';
import { makeProgramFolder, removeProgramFolder } from './program-folder.ts';
import { configureNextSession, engineThreads, tensorflow } from './tensorflow.ts';

/** Values by name, row-major, one array a tensor. */
export type Feeds = Readonly<Record<string, Float32Array | Int32Array>>;
export type Outputs = Readonly<Record<string, Float32Array>>;

/**
 * A program in TensorFlow: its functions share one native session and the variables in it. Calls are synchronous and
 * block the process for one native run.
 */
export class Session {
  readonly program: Program;
  readonly #folder: string;
  readonly #functions = new Map<FunctionName, NativeFunction>();

  private constructor(program: Program, folder: string) {
    this.program = program;
    this.#folder = folder;
  }

  /** Hands the program to TensorFlow with the functions that will be called. Variables have no value before `set`. */
  static async open(program: Program, functions: readonly FunctionName[]): Promise<Session> {
    const session = new Session(program, await makeProgramFolder(emitSavedModel(program)));
    try {
      for (const name of functions) await session.prepare(name);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Each function parses the file again, so only those that are called are prepared. */
  async prepare(name: FunctionName): Promise<void> {
    if (this.#functions.has(name)) return;
    this.#functions.set(name, await this.#load(name));
  }

  /** The first load makes the native session. One at a time: each configures the next that is made. */
  #load(name: FunctionName): Promise<NativeFunction> {
    const load = async (): Promise<NativeFunction> => {
      const signature = this.program.functions[name];
      if (!signature) throw new Error(`the program has no function ${name}`);
      configureNextSession(this.program.shards > 1 && worksOnBatches(this.program) ? engineThreads() : 1);
      return new NativeFunction(await tensorflow().node.loadSavedModel(this.#folder, ['serve'], name), signature);
    };
    const loading = lastLoad.then(load);
    lastLoad = loading.catch(() => undefined);
    return loading;
  }

  /**
   * Runs a prepared function. Feeds that it does not take are left out, so that a batch can be handed over whole.
   * @param wanted names of outputs: the others are neither computed nor given
   * @throws RangeError for a feed that is missing or of another length; TensorFlow is then not called.
   */
  call(name: FunctionName, feeds: Feeds = {}, wanted?: ReadonlySet<string>): Outputs {
    const native = this.#functions.get(name);
    const signature = this.program.functions[name];
    if (!native || !signature) throw new Error(`function ${name} is not prepared`);
    for (const port of signature.inputs) checkFeed(name, port, feeds[port.name]);
    try {
      return native.call(feeds, wanted);
    } catch (error) {
      throw isOutOfMemory(error) ? new UserError('errors:engine.outOfMemory', {}, { cause: error }) : error;
    }
  }

  /** Every variable by name, or those that are wanted. */
  get(wanted?: ReadonlySet<string>): Map<string, Float32Array> {
    return new Map(Object.entries(this.call('get', {}, wanted)));
  }

  /** @throws RangeError where a variable is missing or of another length. */
  set(values: ReadonlyMap<string, Float32Array>): void {
    this.call('set', Object.fromEntries(values));
  }

  async close(): Promise<void> {
    for (const native of this.#functions.values()) native.dispose();
    this.#functions.clear();
    await removeProgramFolder(this.#folder);
  }
}

let lastLoad: Promise<unknown> = Promise.resolve();

/** Only these are cut into parts that run side by side. */
function worksOnBatches({ functions }: Program): boolean {
  return functions.train !== undefined || functions.evaluate !== undefined;
}

function checkFeed(name: FunctionName, port: TensorPort, feed: Float32Array | Int32Array | undefined): void {
  const wanted = port.shape.reduce((product, size) => product * size, 1);
  const rightType = port.dtype === 'i32' ? feed instanceof Int32Array : feed instanceof Float32Array;
  if (!feed || !rightType || feed.length !== wanted)
    throw new RangeError(`${name}: input ${port.name} must be ${port.dtype} [${port.shape.join(', ')}], not ${describe(feed)}`);
}

function describe(feed: Float32Array | Int32Array | undefined): string {
  return feed ? `${feed instanceof Int32Array ? 'i32' : 'f32'} with ${feed.length} values` : 'missing';
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /out of memory|OOM|RESOURCE_EXHAUSTED|failed to allocate/i.test(error.message);
}
