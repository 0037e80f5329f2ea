type Sink = (text: string) => void;

/** In the app, standard error of this process is its log. */
let sink: Sink = (text) => process.stderr.write(text);

/** Where details of failures go; the command line shows them only where asked for. */
export function logTo(other: Sink): void {
  sink = other;
}

export function logError(error: unknown): void {
  sink(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
