import { utilityProcess, type UtilityProcess } from 'electron';
import { UserError } from '../../../shared/errors.ts';
import {
  engineEvents,
  engineRequests,
  type EngineEventName,
  type EngineEventPayload,
  type EngineInput,
  type EngineOutput,
  type EngineRequestName,
  type EngineState,
  type ToEngine,
} from '../../../shared/ipc/contract.ts';
import type { Device } from '../../../shared/ipc/device.ts';
import { log } from '../log.ts';
import { engineEnvironment } from './engine-environment.ts';
import { fromEngineSchema, type EngineResult } from './from-engine.ts';
import { RestartDelay } from './restart-delay.ts';

/** Beyond this a click is answered with a sentence instead. */
const longestWaitMs = 1000;

interface Pending {
  readonly request: EngineRequestName;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface EngineListeners {
  onState(state: EngineState): void;
  onEvent<N extends EngineEventName>(name: N, payload: EngineEventPayload<N>): void;
  /** The process ended without having been asked to. */
  onCrash(): void;
}

/** The process that trains: started on the first request, and again on the next one after it ended. */
export class EngineProcess {
  private child: UtilityProcess | null = null;
  private starting: Promise<UtilityProcess> | null = null;
  private device: Device | null = null;
  private current: EngineState['state'] = 'off';
  private nextCall = 1;
  private readonly pending = new Map<number, Pending>();
  private readonly delay = new RestartDelay();
  private readonly modulePath: string;
  private readonly listeners: EngineListeners;
  private closing = false;

  constructor(modulePath: string, listeners: EngineListeners) {
    this.modulePath = modulePath;
    this.listeners = listeners;
  }

  get state(): EngineState {
    return { state: this.current, device: this.device };
  }

  get isRunning(): boolean {
    return this.child !== null;
  }

  /** Starts the process ahead of the first request, so that training begins at once. */
  async warm(): Promise<void> {
    await this.ready().catch((error: unknown) => log.warn('the engine could not be warmed', error));
  }

  /** @throws UserError the engine's own sentence, or that its process ended */
  async request<N extends EngineRequestName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
    const child = await this.ready();
    return this.call(child, name, input);
  }

  /** Ends the process; no crash is reported. */
  close(): void {
    this.closing = true;
    this.child?.kill();
  }

  private ready(): Promise<UtilityProcess> {
    if (this.closing) return Promise.reject(new UserError('errors:engineProcess.crashed'));
    if (this.child && this.current === 'ready') return Promise.resolve(this.child);
    this.starting ??= this.start().finally(() => {
      this.starting = null;
    });
    return this.starting;
  }

  private async start(): Promise<UtilityProcess> {
    if (this.delay.left() > longestWaitMs) throw new UserError('errors:engineProcess.doesNotStart');
    await this.delay.wait();
    this.change('starting');
    const child = utilityProcess.fork(this.modulePath, [], {
      serviceName: 'Unroll engine',
      stdio: 'pipe',
      env: engineEnvironment(process.env),
    });
    this.child = child;
    child.stdout?.on('data', (chunk: Buffer) => log.info(`[engine] ${chunk.toString().trimEnd()}`));
    child.stderr?.on('data', (chunk: Buffer) => log.info(`[engine] ${chunk.toString().trimEnd()}`));
    child.on('message', (message: unknown) => this.receive(message));
    child.on('exit', (code) => this.ended(code));
    try {
      this.device = await this.call(child, 'hello', null);
    } catch (error) {
      // It never got as far as an answer.
      this.delay.failed();
      throw this.child === null ? new UserError('errors:engineProcess.doesNotStart', {}, { cause: error }) : error;
    }
    this.delay.worked();
    this.change('ready');
    return child;
  }

  private call<N extends EngineRequestName>(child: UtilityProcess, name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
    const call = this.nextCall++;
    const answer = new Promise<unknown>((resolve, reject) => this.pending.set(call, { request: name, resolve, reject }));
    child.postMessage({ call, request: name, input } as ToEngine);
    return answer as Promise<EngineOutput<N>>;
  }

  private receive(message: unknown): void {
    const parsed = fromEngineSchema.safeParse(message);
    if (!parsed.success) {
      log.error('the engine sent what is not in the contract', message, parsed.error);
      return;
    }
    if ('event' in parsed.data) this.pass(parsed.data.event, parsed.data.payload);
    else this.settle(parsed.data.reply, parsed.data.result);
  }

  private pass<N extends EngineEventName>(event: N, payload: unknown): void {
    const parsed = engineEvents[event].safeParse(payload);
    if (parsed.success) this.listeners.onEvent(event, parsed.data as EngineEventPayload<N>);
    else log.error(`the engine's event ${event} is not as in the contract`, parsed.error);
  }

  private settle(call: number, result: EngineResult): void {
    const pending = this.pending.get(call);
    if (!pending) return;
    this.pending.delete(call);
    if (!result.ok) return pending.reject(new UserError(result.failure.key as UserError['key'], result.failure.args));
    const value = engineRequests[pending.request].output.safeParse(result.value);
    if (value.success) pending.resolve(value.data);
    else pending.reject(value.error);
  }

  private ended(code: number): void {
    this.child = null;
    this.device = null;
    const pending = [...this.pending.values()];
    this.pending.clear();
    if (!this.closing) {
      log.error(`the engine process ended with code ${code}`);
      this.change('crashed');
      this.listeners.onCrash();
    }
    for (const { reject } of pending) reject(new UserError('errors:engineProcess.crashed'));
  }

  private change(state: EngineState['state']): void {
    this.current = state;
    this.listeners.onState(this.state);
  }
}
