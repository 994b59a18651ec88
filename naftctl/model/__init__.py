"""What an inspection is. Values only: nothing here reads, writes or prints.

Modules with records do not postpone their annotations: pydantic would compile each of them at every start.
"""
