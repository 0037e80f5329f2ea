/** Start screen, canvas, palette, inspector, dialogs, menus. */
export const app = {
  name: 'Unroll',
};
