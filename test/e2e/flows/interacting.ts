import { expect, it } from 'vitest';
import { isomerisation, repulsion } from '../../identities/interactingToys';
import { dropFile } from '../droppedFile';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** A study whose adsorbates interact. */
export function interactingFlows(): void {
  it('maps a study of interacting adsorbates with the cpu backend in workers, and says so', () =>
    inPage({}, async ({ page }) => {
      const study = isomerisation(repulsion);
      const second = { name: 'T', range: [450, 600] as [number, number] };
      const first = { name: 'E', range: [-3, 1] as [number, number] };
      const content = JSON.stringify({
        ...study,
        outputs: { ...study.outputs, axes: [first, second], grid: [41, 41] },
      });
      await dropFile(page, { name: 'toy.json', content });
      const footer = page.locator('footer');
      await footer
        .getByText(/^cpu · /)
        .first()
        .waitFor();
      await mapSettled(page);
      expect(await footer.innerText()).toContain('0 failed');
      await footer.locator('summary').click();
      await footer.getByText('Adsorbates of this study interact').waitFor();
      await footer.locator('summary').click();
      await mapOf(page).click({ position: { x: 300, y: 300 } });
      const details = page.getByRole('complementary', { name: 'Details' });
      await details.getByRole('button', { name: /^Unpin/ }).waitFor();
    }));
}
