import electronLog from 'electron-log/main';

/** The log file in the user's data folder; also standard error while not packaged. */
export const log = electronLog;

export function startLog(): void {
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = process.env['UNROLL_LOG_TO_CONSOLE'] ? 'info' : false;
  log.errorHandler.startCatching({ showDialog: false });
}

export function logFile(): string {
  return log.transports.file.getFile().path;
}
