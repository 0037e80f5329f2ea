/** The look that popovers, menus and dropdown lists share. */
export const popoverSurface = 'z-40 rounded-popover border border-line-strong bg-raised shadow-3 outline-none';
