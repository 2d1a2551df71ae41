"""An operator made with kopf, which delivers letters or fails to, as they ask in spec.fail:

error      an arbitrary exception: tried again after CLERK_BACKOFF seconds (60, as kopf has it), without end
temporary  kopf.TemporaryError: tried again after spec.delay seconds (60 where absent), without end
permanent  kopf.PermanentError: never tried again for this change
hang       the handler never ends; other letters are delivered all the same
slow       the handler takes spec.delay seconds
hot-loop   each run changes the spec, which is a reason for the next one

With CLERK_EVENTS=true, what is logged of a letter becomes an Event, too; kopf did so by itself before 1.44.

Run with ``python -m kopf run clerk.py``.
"""

import asyncio
import os

import kopf

LETTERS = ("post.example.com", "v1", "letters")

# What kopf calls itself among its peers; read after this file.
os.environ.setdefault("POD_ID", os.environ.get("POD_NAME", ""))


@kopf.on.startup()
def configure(settings, **_):
    if "CLERK_BACKOFF" in os.environ:
        settings.execution.default_backoff = float(os.environ["CLERK_BACKOFF"])
    settings.posting.loggers = os.environ.get("CLERK_EVENTS") == "true"


@kopf.on.create(*LETTERS)
@kopf.on.update(*LETTERS)
@kopf.on.resume(*LETTERS)
async def deliver(spec, patch, meta, logger, retry, **_):
    fail = spec.get("fail", "")
    delay = spec.get("delay", 60)
    logger.info("Delivering, attempt %d", retry + 1)
    if fail == "error":
        raise RuntimeError("nobody opens the door")
    if fail == "temporary":
        raise kopf.TemporaryError("the post office is closed", delay=delay)
    if fail == "permanent":
        raise kopf.PermanentError("there is no such address")
    if fail == "hang":
        await asyncio.Event().wait()
    if fail == "slow":
        await asyncio.sleep(delay)
    if fail == "hot-loop":
        patch.spec["copies"] = spec.get("copies", 0) + 1
    patch.status["phase"] = "Delivered"
    patch.status["observedGeneration"] = meta["generation"]


@kopf.on.delete(*LETTERS)
async def shred(logger, **_):
    logger.info("Shredding")
