-- What the scripts of a waiting room share. All times are Redis's own, in ms.
--
-- room    hash: settings (as an operator set them), and how far the queue is
-- queue   sorted set of all places of this queue, in their order; after the draw nothing is ever taken out of it or put in between, so that
--         a place's rank, and with it its number, stays what it is. A place's member is the account, with ":n" when it is his n-th more
-- left    places given up while waiting, by number: passed over when their turn comes
-- due     places let in whose owners have not come yet, by when they are given back
-- inside  places whose owners have come, by when their tokens end
-- gone    account -> how many places he has had and lost, and why the last: m(issed), l(eft), d(one)
-- pace    what happened in each ten seconds, by kind: p(assed), d(emand, ms in which somebody waited), a(dmitted), c(ome), m(issed), j(oined), h(olds)
--
-- The draw. Who gathers before the opening gets a random number from the caller's system (48 bits, from crypto) as his score, so the set is
-- in a random order from the first moment, and opening costs nothing however many there are. At the opening the order is also turned by a
-- random start, which nobody can have seen before: even who could read the scores, or drew again and again by leaving and coming back, is as
-- likely to be first as anyone. Who comes after the opening gets a score above all of these, one higher each time: first come.
local ROOM, QUEUE, LEFT, DUE, INSIDE, GONE, PACE = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local AFTER_THE_DRAW = 2 ^ 50
local BUCKET = 10000

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = math.floor(now / BUCKET)

local room = {}
local function read_room()
  local flat = redis.call('HGETALL', ROOM)
  for i = 1, #flat, 2 do room[flat[i]] = tonumber(flat[i + 1]) or flat[i + 1] end
  return room.round ~= nil
end

local function set(field, value)
  room[field] = value
  redis.call('HSET', ROOM, field, value)
end

local function count(kind, n)
  if n > 0 then redis.call('HINCRBY', PACE, kind .. ':' .. bucket, n) end
end

-- The draw itself, once: from here on numbers are fixed.
local function open_if_due(random)
  if room.on ~= 1 or room.opened == 1 or now < room.opens then return end
  local drawn = redis.call('ZCARD', QUEUE)
  set('drawn', drawn)
  set('start', drawn > 0 and random % drawn or 0)
  set('opened', 1)
  set('tick', now)
end

local function number_at(rank)
  if rank >= room.drawn then return rank + 1 end
  return (rank - room.start) % room.drawn + 1
end

local function rank_of(number)
  if number > room.drawn then return number - 1 end
  return (number - 1 + room.start) % room.drawn
end

local function owner_of(member)
  return string.sub(member, 1, 36), tonumber(string.sub(member, 38)) or 0
end

local function lose(member, why)
  local account, nth = owner_of(member)
  redis.call('HSET', GONE, account, (nth + 1) .. why)
end

-- A place that its owner did not come for: the next in the queue gets his turn as well.
local function miss(members)
  for _, member in ipairs(members) do lose(member, 'm') end
  set('missed', room.missed + #members)
  set('owed', room.owed + #members)
  count('m', #members)
end

local function waiting()
  if room.opened ~= 1 then return redis.call('ZCARD', QUEUE) end
  return redis.call('ZCARD', QUEUE) - room.served - redis.call('ZCARD', LEFT)
end

-- How many may be let in by now. Turns that nobody took while nobody waited are not saved up: two seconds' worth at most.
local function settle()
  local wanted = waiting() > 0
  local since = math.max(0, math.min(now - room.tick, 60000))
  set('tick', now)
  if room.opened ~= 1 or room.paused == 1 then return end
  if wanted then count('d', since) end
  local most = wanted and room.rate or math.max(1, room.rate / 30)
  set('credit', math.min(room.credit + room.rate * since / 60000, most))
end

-- An account's place: phase, member, number, and what its end is (due: when it is given back; inside: when the token ends).
-- What has ended since the last turn ends here.
local function place_of(account)
  local gone = redis.call('HGET', GONE, account)
  local nth = gone and tonumber(string.sub(gone, 1, -2)) or 0
  local none = gone and string.sub(gone, -1) == 'm' and 'missed' or 'none'
  local member = nth == 0 and account or account .. ':' .. nth
  local rank = redis.call('ZRANK', QUEUE, member)
  if not rank then return { phase = none, member = member } end
  if room.opened ~= 1 then return { phase = 'prequeue', member = member } end
  local number = number_at(rank)
  if number > room.served then return { phase = 'waiting', member = member, number = number } end

  local due = tonumber(redis.call('ZSCORE', DUE, member) or nil)
  if due and due > now then return { phase = 'due', member = member, number = number, ends = due } end
  local inside = not due and tonumber(redis.call('ZSCORE', INSIDE, member) or nil)
  if inside and inside > now then return { phase = 'inside', member = member, number = number, ends = inside } end
  redis.call('ZREM', due and DUE or INSIDE, member)
  if due then miss({ member }) else lose(member, 'd') end
  return { phase = due and 'missed' or 'none', member = account .. ':' .. (nth + 1) }
end

-- A place as Node hears it.
local function tell(place)
  local ahead = -1
  if place.phase == 'waiting' then
    local before = '(' .. string.format('%.0f', place.number)
    ahead = place.number - 1 - room.served - redis.call('ZCOUNT', LEFT, room.served, before)
  end
  return { 'OK', place.phase, place.number or 0, ahead, place.ends or 0, now, waiting(), room.queue, room.opens }
end
