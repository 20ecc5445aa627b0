import type { Page } from 'playwright-core';

/** A file to drop: text, or so many bytes of zeros. */
export interface DroppedFile {
  readonly name: string;
  readonly content: string | number;
}

/** Drops a file on the page, as a file manager would. */
export async function dropFile(page: Page, { name, content }: DroppedFile): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, held]) => {
      const transfer = new DataTransfer();
      const part = typeof held === 'string' ? held : new Uint8Array(held);
      transfer.items.add(new File([part], fileName));
      return transfer;
    },
    [name, content] as const,
  );
  const place = page.getByRole('main');
  await place.dispatchEvent('dragover', { dataTransfer: data });
  await place.dispatchEvent('drop', { dataTransfer: data });
  await data.dispose();
}
