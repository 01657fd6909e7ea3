-- One exchange between a replica and the log that all replicas share; nothing else writes there.
-- KEYS[1] log: sorted set, the name of a call -> when it was noted, in milliseconds of Redis's clock
-- KEYS[2] facts: hash: epoch, noted (when the last call was), paused (until when), and replica:<name> -> "<last seen>:<calls that wait there>:<ceiling>"
-- ARGV[1] what the replica has to say and what it wants, as JSON (see shared-log.ts)
-- Answers { granted, used, paused for, replicas, calls that wait elsewhere, ceiling, epoch, when calls leave ... }.
-- Times go over the wire as durations only, so the replicas' clocks need not agree with each other or with Redis.
local log, facts = KEYS[1], KEYS[2]
local ask = cjson.decode(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- What is no log of ours counts as lost, and so does one that cannot be empty and is. A lost log begins a new epoch.
local function isType(key, type)
  local found = redis.call('TYPE', key).ok
  return found == type or found == 'none'
end
if not (isType(log, 'zset') and isType(facts, 'hash')) then
  redis.call('DEL', log, facts)
end
local noted = tonumber(redis.call('HGET', facts, 'noted')) or 0
if noted <= now and now - noted < ask.window and redis.call('EXISTS', log) == 0 then
  redis.call('DEL', facts)
end
local epoch = redis.call('HGET', facts, 'epoch')
if not epoch then
  epoch = time[1] .. '.' .. time[2]
  redis.call('HSET', facts, 'epoch', epoch)
end

-- Who else is there. A ceiling is how many calls a replica may have in the log without asking (see share.ts).
local replicas, waiting, ceilings = 0, 0, {}
local fields = redis.call('HGETALL', facts)
for i = 1, #fields, 2 do
  local name = fields[i]:match('^replica:(.*)$')
  if name and name ~= ask.replica then
    local seen, waits, ceiling = fields[i + 1]:match('^(%d+):(%d+):(%d+)$')
    seen = tonumber(seen)
    if not seen or math.abs(now - seen) > ask.memory then
      redis.call('HDEL', facts, fields[i])
    else
      replicas = replicas + 1
      ceilings[name] = tonumber(ceiling)
      if now - seen < ask.silent then waiting = waiting + tonumber(waits) end
    end
  end
end
if not ask.leaving then replicas = replicas + 1 end

-- A pause can only be made longer. One that is further away than any can be comes from a clock that was put back.
local paused = math.min(tonumber(redis.call('HGET', facts, 'paused')) or 0, now + ask.longest)
if ask.pause > 0 then
  paused = math.max(paused, now + ask.pause)
  redis.call('HSET', facts, 'paused', paused)
end

-- Calls that were made without us, and calls that have ended: a call is only ever noted at a later time.
for _, call in ipairs(ask.calls) do
  local name, at = ask.replica .. ':' .. call[1], now - call[2]
  local known = tonumber(redis.call('ZSCORE', log, name))
  if not known or known < at then
    redis.call('ZADD', log, at, name)
    noted = math.max(noted, at)
  end
end
redis.call('ZREMRANGEBYSCORE', log, '-inf', now - ask.window)
-- Times to come are from a clock that was put back: as if they were of this moment, so that they leave at all.
for _, name in ipairs(redis.call('ZRANGEBYSCORE', log, '(' .. now, '+inf')) do
  redis.call('ZADD', log, now, name)
end

-- The places that are not for this replica: those of others, be it by their calls or by their ceilings.
local used, own, counts = 0, 0, {}
for _, call in ipairs(redis.call('ZRANGE', log, 0, -1)) do
  local name = call:match('^[^:]*')
  counts[name] = (counts[name] or 0) + 1
  used = used + 1
end
own = counts[ask.replica] or 0
local taken = used - own
for name, ceiling in pairs(ceilings) do
  taken = taken + math.max(0, ceiling - (counts[name] or 0))
end

-- A name that is there already was granted by an answer that never arrived; no call was made for it.
local granted = 0
local function grant(count, limit)
  for _ = 1, count do
    local name = ask.replica .. ':' .. (ask.first + granted)
    if not redis.call('ZSCORE', log, name) then
      if used >= limit or taken + own >= ask.limit then return end
      used, own = used + 1, own + 1
    end
    redis.call('ZADD', log, now, name)
    noted = now
    granted = granted + 1
  end
end
-- To a replica that knows another epoch nothing is given: what it has spent may have been lost, and it must say so first.
if (ask.epoch == '' or ask.epoch == epoch) and paused <= now then
  grant(ask.interactive, ask.limit)
  if granted == ask.interactive then grant(ask.background, ask.backgroundLimit) end
end

-- Some of what is left is this replica's own from now on; what it has kept to so far may not become less.
local part = math.floor(math.max(0, ask.limit - used) / (math.max(replicas, ask.replicas) + 1))
local ceiling = math.max(ask.ceiling, math.min(own + part, ask.limit - taken))
if ask.leaving then
  redis.call('HDEL', facts, 'replica:' .. ask.replica)
else
  local waits = math.max(0, ask.waiting - granted)
  redis.call('HSET', facts, 'replica:' .. ask.replica, now .. ':' .. waits .. ':' .. ceiling)
end

redis.call('HSET', facts, 'noted', math.min(noted, now))
redis.call('PEXPIRE', log, 2 * ask.window)
redis.call('PEXPIRE', facts, 2 * ask.window + math.max(0, paused - now))

local answer = { granted, used, math.max(0, paused - now), replicas, waiting, ceiling, epoch }
if granted < ask.interactive + ask.background then
  local oldest = redis.call('ZRANGE', log, 0, 999, 'WITHSCORES')
  for i = 2, #oldest, 2 do answer[#answer + 1] = oldest[i] + ask.window - now end
end
return answer
