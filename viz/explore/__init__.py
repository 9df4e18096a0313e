"""The explorer: a network too large for a file, drawn on demand from the server of one build.

In: the folder of a build. Out: the page ``/explore`` and the pieces that it asks for. Example:
``/explore/search?words=xinganmeng`` finds 兴安盟 among 50,000 actors.
"""
