"""What a job's exit code means to a scheduler."""

from __future__ import annotations

import re

# The codes after which the same submission would end the same way.
NO_RETRY_HELPS = {
    2: "bad configuration or arguments (exit code 2): correct them. The log names each key with its place and remedy.",
    3: "a check failed, or a difference of the layers has no explanation (exit code 3). The log shows which."
    " Nothing is wrong with the run itself, and a retry would find the same.",
}

# As SparkSubmitHook words it; in Kubernetes' cluster mode the job's own code comes second, after spark-submit's.
_EXIT_CODE = re.compile(r"(?:Error code is|Kubernetes spark exit code is): (-?\d+)")


def why_no_retry_helps(failure: str) -> str | None:
    """The reason, for the message of a failed spark-submit; None where a retry may help."""
    codes = [int(code) for code in _EXIT_CODE.findall(failure)]
    return next((NO_RETRY_HELPS[code] for code in codes if code in NO_RETRY_HELPS), None)
