/** Names of the three channels between a window and the main process; apart from the contract so that the preload script stays small. */
export const requestChannel = 'unroll:request';
export const eventChannel = 'unroll:event';
/** window -> main: `window.closing` has arrived; true where somebody listens. */
export const heardChannel = 'unroll:heard';
