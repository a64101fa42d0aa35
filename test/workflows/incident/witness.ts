import { expect } from 'chai';
import type { Effect } from '../../../workflows/incident/effects.ts';
import type { Actor, Approved, LaterEvent } from '../../../workflows/incident/events.ts';

interface Paper {
  hash: string;
  authors: readonly string[];
  approved: boolean;
}

const idOf = (actor: Actor): string[] => (actor.kind === 'person' ? [actor.id] : []);

/**
 * Watches accepted events and their effects as an auditor would, and knows nothing of the chart: who wrote what, who
 * approved which hash, what left. Fails on anything that leaves without the approval of somebody else, or the reason of
 * somebody who has nobody else.
 */
export class Witness {
  private report: Paper | null = null;
  private notice: Paper | null = null;
  filed = 0;
  toldPeople = 0;
  controllersTold = false;

  private approve(paper: Paper | null, event: Approved): Paper {
    if (!paper) throw new Error('approved, and nothing was submitted');
    expect(paper.approved, 'approved twice').to.equal(false);
    expect(event.actor.kind).to.equal('person');
    if (paper.authors.includes(idOf(event.actor)[0] ?? '')) {
      expect(event.approvers, 'approved by the author, who was not alone').to.equal(1);
      expect(event.ownApprovalReason, 'approved alone without a reason').to.be.a('string');
    } else expect(event.ownApprovalReason ?? null).to.equal(null);
    if (event.hash !== null) expect(event.hash).to.equal(paper.hash);
    return { ...paper, approved: true };
  }

  see(event: LaterEvent, effects: readonly Effect[]): void {
    if (event.type === 'report.submitted')
      this.report = { hash: event.hash, authors: idOf(event.actor), approved: false };
    if (event.type === 'notice.submitted')
      this.notice = { hash: event.hash, authors: [...event.authors, ...idOf(event.actor)], approved: false };
    if (event.type === 'report.approved') this.report = this.approve(this.report, event);
    if (event.type === 'notice.approved') this.notice = this.approve(this.notice, event);
    if (event.type === 'authority.notified') {
      expect(this.report?.approved, 'filed without approval').to.equal(true);
      this.report = null;
      this.filed += 1;
    }
    if (event.type === 'controller.notified' && event.allTold) this.controllersTold = true;
    for (const effect of effects) {
      if (effect.type === 'tellPeople') {
        expect(event.type).to.equal('notice.approved');
        expect(this.notice?.approved, 'left without approval').to.equal(true);
        this.notice = null;
        this.toldPeople += 1;
      }
      if (effect.type === 'markReport' && effect.params.standing === 'returned') this.report = null;
      if (effect.type === 'markNotice' && effect.params.standing === 'returned') this.notice = null;
    }
  }
}
