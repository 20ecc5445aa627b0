import type { Locator, Page } from 'playwright-core';

/** The slider of a condition. */
export function sliderOf(page: Page, label: string): Locator {
  return controls(page).getByRole('slider', { name: named(label, ', slider') });
}

/** The number field of a condition. */
export function fieldOf(page: Page, label: string): Locator {
  return controls(page).getByRole('textbox', { name: named(label) });
}

function controls(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Conditions' });
}

/** `U`, or with its unit `U in V vs RHE`. */
function named(label: string, end = ''): RegExp {
  return new RegExp(`^${label.replace(/[()]/g, '\\$&')}( in [^,]*)?${end}$`);
}

/** Types a number into the field of a condition. */
export async function typeCondition(page: Page, name: string, text: string): Promise<void> {
  const field = fieldOf(page, name);
  await field.fill(text);
  await field.press('Enter');
}

/** Drags a slider to shares of its length, one after the other. */
export async function dragSlider(page: Page, name: string, ...shares: readonly number[]): Promise<void> {
  const box = await sliderOf(page, name).boundingBox();
  if (box === null) throw new Error(`the slider of ${name} is not shown`);
  const y = box.y + box.height / 2;
  const now = await sliderOf(page, name).evaluate((slider: HTMLInputElement) => {
    const [min, max] = [Number(slider.min), Number(slider.max)];
    return (slider.valueAsNumber - min) / (max - min);
  });
  // The thumb is about 16 px wide and stays within the track.
  const at = (share: number): number => box.x + 8 + share * (box.width - 16);
  await page.mouse.move(at(now), y);
  await page.mouse.down();
  for (const share of shares) await page.mouse.move(at(share), y);
  await page.mouse.up();
}
