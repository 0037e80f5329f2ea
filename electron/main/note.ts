/** Writes to the log what nobody has to be told. */
export type Note = (what: string, error?: unknown) => void;
