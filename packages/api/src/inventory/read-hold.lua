-- ARGV: account, hold id or '', keep at least this many ms (0 = leave the deadline alone)
-- The account's living hold, optionally kept a while longer: once only, or orders that fail on purpose would hold for ever.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  local now = now_ms()
  release_due(now)
  local _, fence = account_of(ARGV[1])
  local h = fence and read_hold(fence)
  -- A stranger's hold and one that is over are the same answer: ids of others are nobody's business.
  if not h or h.deadline <= now or (ARGV[2] ~= '' and h.id ~= ARGV[2]) then return { 'HOLD_EXPIRED' } end
  local keep = tonumber(ARGV[3])
  if keep > 0 and h.deadline < now + keep and h.used == '0' then
    h.deadline, h.used = now + keep, '1'
    write_hold(fence, h)
    redis.call('ZADD', deadlines_key, number_text(h.deadline), fence)
  end
  return { 'OK', h.id, number_text(h.deadline), fence, h.units, h.items, number_text(now) }
end
