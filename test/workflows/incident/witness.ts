import { expect } from 'chai';
import type { Effect } from '../../../workflows/incident/effects.ts';
import type { Actor, Approved, LaterEvent } from '../../../workflows/incident/events.ts';

interface Paper {
  hash: string;
  authors: readonly string[];
  approved: boolean;
  /** Of a notice to the authority. */
  incomplete?: boolean;
  mandates?: readonly string[];
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
  private exception: Paper | null = null;
  /** The rest that is owed of notices that were filed incomplete, and what is owed under mandates: their keys. */
  readonly owed = new Set<string>();
  /** What the authority was last told by us: a notice, or that there is none. */
  standsFiled = false;
  /** How often somebody let the notice to the authority fall away. */
  excepted = 0;
  filed = 0;
  toldPeople = 0;
  controllersTold = false;
  /** Exemptions from telling the people that were approved, each with the review that it ends with. */
  private exemptions = new Map<string, string | null>();

  /** Whether anything released from telling the people. */
  isExempt(): boolean {
    return this.exemptions.size > 0;
  }

  private exempt(event: LaterEvent): void {
    if (event.type === 'exemption.approved') {
      this.approve({ hash: '', authors: [event.claimedBy], approved: false }, { ...event, hash: null });
      this.exemptions.set(event.exemptionId, event.reviewKey);
    }
    if (event.type === 'exemption.ended') this.exemptions.delete(event.exemptionId);
    if (event.type === 'duty.fulfilled' || event.type === 'duty.dropped')
      for (const [id, key] of this.exemptions) if (key === event.key) this.exemptions.delete(id);
    const isSecret = [...this.exemptions.values()].some((key) => key !== null);
    if (event.type === 'notice.submitted')
      expect(isSecret, 'sent for approval while something is kept secret').to.equal(false);
  }

  /** Nothing that was promised to the authority ends but by the next notice, or a reason. */
  private follow(event: LaterEvent, effects: readonly Effect[]): void {
    if (event.type === 'mandate.given') this.owed.add(event.key);
    if (event.type === 'mandate.ended' || event.type === 'duty.dropped') {
      expect(event.reason, 'dropped without a reason').to.be.a('string');
      this.owed.delete(event.key);
    }
    if (event.type === 'duty.fulfilled')
      expect(this.owed.has(event.key), 'done by word alone').to.equal(false);
    if (event.type === 'authority.phoned') expect(effects, 'a call discharges nothing').to.deep.equal([]);
    if (event.type === 'incident.closed')
      expect([...this.owed], 'closed, and something is owed to the authority').to.deep.equal([]);
    if (event.type === 'incident.dismissed')
      expect(this.standsFiled, 'dismissed while the authority holds a notice').to.equal(false);
    if (event.type !== 'authority.notified') return;
    for (const key of [...this.owed].filter((one) => one.startsWith('rest') || this.covers(one)))
      this.owed.delete(key);
    if (event.supplement) this.owed.add(event.supplement.key);
    const isRestOthers = this.report?.mandates?.length && !event.supplement;
    if (!isRestOthers) expect(event.supplement !== undefined).to.equal(this.report?.incomplete);
    this.standsFiled = event.kind !== 'withdrawal';
  }

  private covers(key: string): boolean {
    return this.report?.mandates?.includes(key) ?? false;
  }

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
    this.exempt(event);
    this.follow(event, effects);
    if (event.type === 'report.submitted')
      this.report = {
        hash: event.hash,
        authors: idOf(event.actor),
        approved: false,
        incomplete: event.completeness === 'incomplete',
        mandates: event.mandates ?? [],
      };
    if (event.type === 'notice.submitted')
      this.notice = { hash: event.hash, authors: [...event.authors, ...idOf(event.actor)], approved: false };
    if (event.type === 'risk.assessed')
      this.exception = event.needsApproval
        ? { hash: event.hash ?? '', authors: idOf(event.actor), approved: false }
        : null;
    if (event.type === 'exception.returned') this.exception = null;
    if (event.type === 'exception.approved') {
      this.exception = this.approve(this.exception, event);
      this.excepted += 1;
    }
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
