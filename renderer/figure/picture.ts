/** Pixels of a picture for one of the drawing: sharp on paper and on slides. */
const SHARPNESS = 2;

/** PNG of a drawing in base64. Its text is set in the fonts of the system: a picture has no access to those of the page. */
export async function pictureOfSvg(text: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(image.naturalWidth * SHARPNESS);
  canvas.height = Math.ceil(image.naturalHeight * SHARPNESS);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return pictureOfCanvas(canvas);
}

/** PNG in base64, on the paper of the theme: a chart's own background is clear. */
export async function pictureOfCanvas(painted: HTMLCanvasElement): Promise<string> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [painted.width, painted.height];
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(painted, 0, 0);
  }
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
