import type pg from 'pg';
import { type DeliveryState, legalMoves } from '../../workflows/delivery/decide-delivery.ts';

/** Makes the database itself write down every change of a delivery's state, whoever makes it. */
export const witnessMoves = async (pool: pg.Pool): Promise<void> => {
  await pool.query(`
    create table witnessed_moves (delivery_id uuid not null, before text, after text not null);
    create function witness_move() returns trigger language plpgsql as $$
    begin
      insert into witnessed_moves values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state);
      return new;
    end $$;
    create trigger witness_insert after insert on deliveries for each row execute function witness_move();
    create trigger witness_update after update on deliveries for each row
      when (old.state is distinct from new.state) execute function witness_move();`);
};

export interface WitnessedMove {
  before: DeliveryState | null;
  after: DeliveryState;
  count: number;
}

/** Each kind of move that was seen, and how often. A row that is written for the first time comes from null. */
export const witnessedMoves = async (pool: pg.Pool): Promise<WitnessedMove[]> => {
  const { rows } = await pool.query<WitnessedMove>(
    'select before, after, count(*) as count from witnessed_moves group by before, after order by before, after',
  );
  return rows;
};

/** A row begins approved; after that the chart's moves are the only ones. */
export const isLegal = ({ before, after }: WitnessedMove): boolean =>
  before === null ? after === 'pending' : legalMoves.some(([from, , to]) => from === before && to === after);
