-- Brings a room up to now: settings, whether it is on, the draw, places given back, turns. Anybody may call it at any time, as often as he
-- likes: what is due is reckoned from Redis's clock.
local ROUND, REVISION, MODE = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local GATHERS, OPENS = tonumber(ARGV[4]), tonumber(ARGV[5])
local RATE, ADMIT, LOAD, PAUSED = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local WAS_ON, HOLDS, NAME, RANDOM = ARGV[10] == '1', tonumber(ARGV[11]), ARGV[12], tonumber(ARGV[13])
-- When a queue was lost everyone gathers anew for this long: whose page comes back first is chance, not merit.
local REGROUP = 60000
-- What one call does at most, so that nobody else waits long for Redis.
local ADMIT_AT_MOST, PASS_AT_MOST, END_AT_MOST = 1000, 3000, 1000
local KEPT_BUCKETS = 60
local KEPT_MS = 7 * 86400000

local function begin(name)
  redis.call('UNLINK', QUEUE, LEFT, DUE, INSIDE, GONE)
  for _, field in ipairs({ 'on', 'opened', 'opens', 'drawn', 'start', 'served', 'seq', 'credit', 'owed', 'tick', 'admitted', 'come', 'missed', 'gave_up', 'lost', 'since' }) do
    set(field, 0)
  end
  set('queue', name)
end

local function take_settings()
  if room.revision and room.revision >= REVISION then return end
  set('revision', REVISION)
  set('mode', MODE)
  set('gathers', GATHERS)
  set('rate', RATE)
  set('admit', ADMIT)
  set('load', LOAD)
  set('paused', PAUSED)
  if room.opened ~= 1 and room.lost == 0 and MODE ~= 'by_load' then set('opens', OPENS) end
end

-- What was counted of a kind in the last minute.
local function lately(kind)
  local n = 0
  for back = 0, 5 do n = n + (tonumber(redis.call('HGET', PACE, kind .. ':' .. (bucket - back)) or 0) or 0) end
  return n
end

local function switch_on(opens)
  set('on', 1)
  set('since', now)
  set('opens', opens)
  set('tick', now)
end

-- Whether buyers have to queue now.
local function switch()
  if room.mode ~= 'by_load' then
    if room.on == 0 and now >= room.gathers then switch_on(room.opens) end
    if room.on == 1 and room.opened == 0 and now < room.gathers then set('on', 0) end
  elseif room.on == 0 and lately('h') >= room.load then
    switch_on(now)
  elseif room.on == 1 and room.opened == 1 and now - room.since >= 60000 then
    -- Normal again: nobody waits or is expected, and what comes is well below what it was switched on for.
    local idle = waiting() == 0 and redis.call('ZCARD', DUE) == 0
    if idle and lately('h') + lately('j') < room.load * 0.7 then begin(NAME) end
  end
end

local function end_what_is_over()
  local missed = redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, END_AT_MOST)
  if #missed > 0 then
    redis.call('ZREMRANGEBYRANK', DUE, 0, #missed - 1)
    miss(missed)
  end
  local done = redis.call('ZRANGEBYSCORE', INSIDE, '-inf', now, 'LIMIT', 0, END_AT_MOST)
  if #done > 0 then redis.call('ZREMRANGEBYRANK', INSIDE, 0, #done - 1) end
  for _, member in ipairs(done) do lose(member, 'd') end
end

-- The next places in their order, as many as lie side by side in the set.
local function next_places(most)
  local from = rank_of(room.served + 1)
  local last = redis.call('ZCARD', QUEUE) - 1
  if room.served < room.drawn then last = from >= room.start and room.drawn - 1 or room.start - 1 end
  return redis.call('ZRANGE', QUEUE, from, math.min(last, from + most - 1))
end

local function let_in()
  if room.opened ~= 1 or room.paused == 1 then return end
  local want = math.min(math.floor(room.credit) + room.owed, ADMIT_AT_MOST)
  local admitted, passed = 0, 0
  local any_left = redis.call('ZCARD', LEFT) > 0
  while admitted < want and passed < PASS_AT_MOST do
    local places = next_places(math.min(want - admitted, 200))
    if #places == 0 then break end
    local due = {}
    for _, member in ipairs(places) do
      if not any_left or redis.call('ZREM', LEFT, member) == 0 then
        due[#due + 1] = now + room.admit
        due[#due + 1] = member
      end
    end
    if #due > 0 then redis.call('ZADD', DUE, unpack(due)) end
    admitted = admitted + #due / 2
    passed = passed + #places
    room.served = room.served + #places
  end
  -- Turns owed for those who did not come are taken first, and not kept for a time when nobody waits.
  local of_owed = math.min(room.owed, admitted)
  local owed = admitted < want and passed < PASS_AT_MOST and 0 or room.owed - of_owed
  if owed ~= room.owed then set('owed', owed) end
  if passed == 0 then return end
  set('served', room.served)
  set('credit', room.credit - (admitted - of_owed))
  set('admitted', room.admitted + admitted)
  count('p', passed)
  count('a', admitted)
end

local function forget_old_buckets()
  if redis.call('HLEN', PACE) < KEPT_BUCKETS * 8 then return end
  for _, field in ipairs(redis.call('HKEYS', PACE)) do
    if tonumber(string.sub(field, 3)) < bucket - KEPT_BUCKETS then redis.call('HDEL', PACE, field) end
  end
end

local function main()
  local known = read_room()
  if known and room.round > ROUND then return { 'OLD' } end
  if not known or room.round < ROUND then
    begin(NAME)
    redis.call('UNLINK', PACE)
    redis.call('HDEL', ROOM, 'revision')
    room.revision = nil
    set('round', ROUND)
    take_settings()
    if WAS_ON then
      -- It was on and nothing of it is left: Redis has lost it. Said to everyone, and nobody is let in until all had time to gather.
      set('lost', now)
      switch_on(math.max(MODE == 'by_load' and 0 or room.opens, now + REGROUP))
    end
  end
  take_settings()
  count('h', HOLDS)
  switch()
  open_if_due(RANDOM)
  if room.on == 1 then
    end_what_is_over()
    settle()
    let_in()
  end
  forget_old_buckets()
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, KEPT_MS) end
  return {
    'OK', now, waiting(), redis.call('ZCARD', DUE), redis.call('ZCARD', INSIDE), lately('h'),
    redis.call('HGETALL', ROOM), redis.call('HGETALL', PACE),
  }
end
